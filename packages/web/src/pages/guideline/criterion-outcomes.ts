// SPDX-License-Identifier: Apache-2.0
import type { Level, Outcome } from '@touchstone/model';
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

interface Kept<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function getOr<K, V>(map: Kept<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** How many were judged by a guideline, and by the highest level that they reached. */
export interface JudgedCounts {
  readonly solutions: number;
  readonly levels: Readonly<Partial<Record<Level, number>>>;
}

const COUNTS = new WeakMap<LiveView, Map<string, JudgedCounts>>();

/** Counted once for each view. */
export function judgedCounts(view: LiveView, version: string): JudgedCounts {
  const known = getOr(COUNTS, view, () => new Map<string, JudgedCounts>());
  return getOr(known, version, () => {
    const levels: Partial<Record<Level, number>> = {};
    let solutions = 0;
    for (const { guideline, level } of view.facts) {
      if (guideline !== version) continue;
      solutions += 1;
      if (level !== null) levels[level] = (levels[level] ?? 0) + 1;
    }
    return { solutions, levels };
  });
}
