// SPDX-License-Identifier: Apache-2.0
import type { CertificateEntry, Waiver } from '@touchstone/model';
import type { LoggedWaiver } from './believed-statements.js';
import { applyRevocation, type AppliedRevocation, type LoggedRevocation } from './revocations.js';

/** A waiver of the log at one point in time. */
export interface WaiverState extends Omit<Waiver, 'issuedAt' | 'expiresAt'> {
  readonly index: number;
  /** Digest of its envelope. */
  readonly envelope: string;
  readonly state: 'in force' | 'not yet' | 'expired' | 'revoked';
  readonly from: string;
  readonly until: string;
  readonly revocations: readonly AppliedRevocation[];
}

/** What each waiver is worth at that time. `revocationsOf` finds those that name a payload. */
export function waiverStates(
  waivers: readonly LoggedWaiver[],
  revocationsOf: (payload: string) => readonly LoggedRevocation[],
  at: Date,
): WaiverState[] {
  const now = at.getTime();
  return waivers.map(({ logged, statement }) => {
    const { issuedAt, expiresAt, ...said } = statement.predicate;
    const revocations = revocationsOf(logged.payload)
      .filter((one) => one.what === 'waiver')
      .map((one) => applyRevocation(one, said.by));
    const state = revocations.some((one) => one.effect)
      ? 'revoked'
      : now < Date.parse(issuedAt)
        ? 'not yet'
        : now >= Date.parse(expiresAt)
          ? 'expired'
          : 'in force';
    const { index, envelope } = logged;
    return { ...said, index, envelope, state, from: issuedAt, until: expiresAt, revocations };
  });
}

/** Whether the waiver excuses something of this certificate's solution, in all versions that it is for, by its guideline. */
export function isWaiverFor(waiver: WaiverState, certificate: CertificateEntry): boolean {
  return (
    waiver.solution === certificate.solution &&
    waiver.guideline === certificate.guideline &&
    (waiver.versions.length === 0 ||
      certificate.versions.every((version) => waiver.versions.includes(version)))
  );
}
