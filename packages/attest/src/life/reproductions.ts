// SPDX-License-Identifier: Apache-2.0
import type { CertificateEntry, KeyOwner } from '@touchstone/model';
import { areIndependent } from '../trust/key-standing.js';

/** A certificate in force, and whose it is. */
export interface VouchedCertificate {
  readonly entry: CertificateEntry;
  readonly owner: KeyOwner;
}

interface LabsOutcome {
  readonly owner: KeyOwner;
  /** Two at most: one of two is another than the one asked about. */
  readonly bundles: Set<string>;
}

/**
 * Finds the independent labs that came to the same outcome with a bundle of their own: a lab that signs the bundle of another
 * looked at the other's runs, and reproduced nothing.
 *
 * @param inForce certificates that count as witnesses
 */
export function reproductions(
  inForce: readonly VouchedCertificate[],
): (one: VouchedCertificate) => readonly KeyOwner[] {
  const outcomes = new Map<string, Map<string, LabsOutcome>>();
  for (const { entry, owner } of inForce) {
    const labs = outcomes.get(entry.outcome) ?? new Map<string, LabsOutcome>();
    outcomes.set(entry.outcome, labs);
    const lab = labs.get(owner.id) ?? { owner, bundles: new Set<string>() };
    labs.set(owner.id, lab);
    if (lab.bundles.size < 2) lab.bundles.add(entry.bundle);
  }
  return ({ entry, owner }) =>
    [...(outcomes.get(entry.outcome)?.values() ?? [])]
      .filter(({ bundles }) => bundles.size > 1 || !bundles.has(entry.bundle))
      .map((lab) => lab.owner)
      .filter((other) => areIndependent(owner, other))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
