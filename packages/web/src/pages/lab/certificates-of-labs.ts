// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import { bySegment, type ListingFacts, type LiveView } from '@touchstone/registry';
import { groupedBy } from '../grouped-by.js';

/** A certificate with the solution that it is of. */
export interface LabCertificate {
  readonly certificate: ListedCertificate;
  readonly facts: ListingFacts;
}

/** Certificates that a lab signed, the newest first. */
export function certificatesOfLab(view: LiveView, lab: string): readonly LabCertificate[] {
  return partsOf(view)
    .flatMap((part) => part.get(lab) ?? [])
    .sort((a, b) => b.certificate.index - a.certificate.index);
}

/** How many these are. */
export function countOfLab(view: LiveView, lab: string): number {
  return partsOf(view).reduce((sum, part) => sum + (part.get(lab)?.length ?? 0), 0);
}

const partsOf = bySegment((facts) => {
  const all = facts.flatMap((one) => one.history.map((certificate) => ({ certificate, facts: one })));
  return groupedBy(all, ({ certificate }) => certificate.lab);
});
