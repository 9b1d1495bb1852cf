// SPDX-License-Identifier: Apache-2.0
import type { ListedCertificate } from '@touchstone/model';
import type { ListingFacts, LiveView } from '@touchstone/registry';
import { groupedBy } from '../grouped-by.js';

/** A certificate with the solution that it is of. */
export interface LabCertificate {
  readonly certificate: ListedCertificate;
  readonly facts: ListingFacts;
}

const KNOWN = new WeakMap<LiveView, ReadonlyMap<string, readonly LabCertificate[]>>();

/** Certificates by the lab that signed them, the newest first; once for each view. */
export function certificatesOfLabs(view: LiveView): ReadonlyMap<string, readonly LabCertificate[]> {
  let known = KNOWN.get(view);
  if (known === undefined) {
    const all = view.facts.flatMap((facts) => facts.history.map((certificate) => ({ certificate, facts })));
    all.sort((a, b) => b.certificate.index - a.certificate.index);
    KNOWN.set(view, (known = groupedBy(all, ({ certificate }) => certificate.lab)));
  }
  return known;
}
