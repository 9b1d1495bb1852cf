// SPDX-License-Identifier: Apache-2.0
import type { CertificateState, TrustedRoot } from '@touchstone/attest';
import type { ListedCertificate } from '@touchstone/model';

/** A certificate of the log as a listing shows it. Whom the trust root does not know is named by the id in the entry. */
export function listCertificate(
  { index, entry, ...life }: CertificateState,
  root: Pick<TrustedRoot, 'findOwner'>,
): ListedCertificate {
  const nameOf = (id: string): string => root.findOwner(id)?.name ?? id;
  return {
    statement: entry.statement,
    bundle: entry.bundle,
    envelope: entry.envelope,
    index,
    loggedAt: entry.loggedAt,
    versions: entry.versions,
    level: entry.level,
    guideline: entry.guideline,
    lab: entry.lab,
    labName: nameOf(entry.lab),
    tier: life.tier,
    state: life.state,
    why: life.why,
    since: life.since,
    reproducedBy: [...life.reproducedBy],
    renewedBy: life.renewedBy,
    waivers: life.waivers.map((one) => ({
      criterion: one.criterion,
      reason: one.reason,
      by: one.by,
      byName: nameOf(one.by),
      from: one.from,
      until: one.until,
      index: one.index,
    })),
    revocations: life.revocations.map(({ by, reason, statement, loggedAt, index: at, effect }) => ({
      by,
      reason,
      statement,
      loggedAt,
      index: at,
      effect,
    })),
    issuedAt: entry.issuedAt,
    expiresAt: entry.expiresAt,
  };
}
