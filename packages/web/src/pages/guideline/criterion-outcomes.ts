// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from '@touchstone/model';
import type { ListingFacts, LiveView } from '@touchstone/registry';

/** Whom a criterion was judged of, by what came of it; in the order of their ids. */
export type CriterionOutcomes = ReadonlyMap<Outcome, readonly ListingFacts[]>;

const KNOWN = new WeakMap<LiveView, ReadonlyMap<string, ReadonlyMap<string, CriterionOutcomes>>>();

/** What came of each criterion of a guideline, counted once for each view. */
export function criterionOutcomes(view: LiveView, version: string): ReadonlyMap<string, CriterionOutcomes> {
  let known = KNOWN.get(view);
  if (known === undefined) KNOWN.set(view, (known = countOutcomes(view.facts)));
  return known.get(version) ?? new Map();
}

function countOutcomes(
  facts: readonly ListingFacts[],
): ReadonlyMap<string, ReadonlyMap<string, CriterionOutcomes>> {
  const versions = new Map<string, Map<string, Map<Outcome, ListingFacts[]>>>();
  for (const listing of facts) {
    const criteria = getOr(
      versions,
      listing.guideline,
      () => new Map<string, Map<Outcome, ListingFacts[]>>(),
    );
    for (const { id, verdict } of listing.criteria) {
      const outcomes = getOr(criteria, id, () => new Map<Outcome, ListingFacts[]>());
      getOr(outcomes, verdict, () => []).push(listing);
    }
  }
  return versions;
}

function getOr<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
