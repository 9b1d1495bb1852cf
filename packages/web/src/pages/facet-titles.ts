// SPDX-License-Identifier: Apache-2.0
import { capitalized } from '@touchstone/model';
import type { Facet } from '@touchstone/registry';

/** Values whose words alone would not be understood; all others read as they are written, without hyphens. */
const TITLES: Readonly<Partial<Record<Facet, Readonly<Record<string, string>>>>> = {
  category: { paas: 'Platform as a service', 'sdk-cli': 'SDK or command line', ci: 'Continuous integration' },
  native: { dns: 'DNS' },
  level: { none: 'No level yet' },
  platform: { lab: 'Lab: real OpenStack', cloud: 'A cloud of its vendor or lab', embedded: 'Embedded cloud' },
  freshness: {
    fresh: 'Fresh: of the last half year',
    stale: 'Stale: older than that',
    expired: 'Expired',
    revoked: 'Revoked',
  },
  evidence: { run: 'Seen running', scan: 'Found in source' },
};
/** Identifiers of their own, shown as they are. */
const VERBATIM: readonly Facet[] = ['service', 'release', 'licence', 'tier'];

/** How a value of a facet reads. */
export function facetValueTitle(facet: Facet, value: string): string {
  const known = TITLES[facet] ?? {};
  // The value is whatever an address says: __proto__ and constructor are properties of every object.
  if (Object.hasOwn(known, value)) return known[value] ?? value;
  if (VERBATIM.includes(facet)) return value;
  const words = value.replaceAll('-', ' ');
  return capitalized(words);
}
