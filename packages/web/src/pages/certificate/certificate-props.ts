// SPDX-License-Identifier: Apache-2.0
import type { TrustedRoot } from '@touchstone/attest';
import type { ListedCertificate, Verification } from '@touchstone/model';
import type { HeldMemberRow, KeptAttestation } from '@touchstone/registry';
import type { WebWorld } from '../../server/web-world.js';
import type { LoggedCertificate } from '../logged-certificates.js';

/** What every part of a certificate's page is given. */
export interface CertificateProps {
  readonly logged: LoggedCertificate;
  /** All certificates of the solution, the newest first, this one among them. */
  readonly siblings: readonly ListedCertificate[];
  /** Whether its bundle is here; what is only in the log is shown with less. */
  readonly held: boolean;
  /** It rests on no run; false where nobody could look. */
  readonly scanOnly: boolean;
  /** What is wrong with the evidence that is kept, where something is. */
  readonly damaged: string | undefined;
  /** Undefined: it waits for others, or cannot be made. */
  readonly verification: Verification | undefined;
  readonly attestation: KeptAttestation | undefined;
  readonly members: readonly HeldMemberRow[];
  readonly root: TrustedRoot;
  /** Of the marketplace; empty where it is not known. */
  readonly origin: string;
  /** Epoch ms. */
  readonly now: number;
  readonly verifying: NonNullable<WebWorld['verifying']>;
}
