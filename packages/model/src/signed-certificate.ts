// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { keyId } from './envelope.js';
import { certificate, subject } from './statement.js';
import { trustedKey } from './trust-root.js';
import { digest } from './vocabulary.js';

/** What `touchstone sign --format json` prints: what was signed, and how others name it. */
export const signedCertificate = z.strictObject({
  statement: digest.describe("of the envelope's payload: how revocations and later certificates name it"),
  envelope: digest.describe('of the envelope as it lies in the bundle: how a log names it'),
  signers: z.array(keyId),
  subject: z.array(subject),
  predicate: certificate,
});
export type SignedCertificatePaper = z.infer<typeof signedCertificate>;

/** What `touchstone key create|show --format json` print of a key: its public half. */
export const shownKey = trustedKey.pick({ id: true, algorithm: true, publicKey: true });
export type ShownKey = z.infer<typeof shownKey>;
