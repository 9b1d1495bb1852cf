// SPDX-License-Identifier: Apache-2.0
import { type Level, LEVELS, type Outcome } from '@touchstone/model';
import { bySegment, type ListingFacts, type LiveView } from '@touchstone/registry';

/** What came of a criterion: of how many solutions, and the first of these by their ids. */
export type CriterionOutcomes = ReadonlyMap<
  Outcome,
  { readonly count: number; readonly first: readonly ListingFacts[] }
>;

/** Names behind one verdict; all of them, with the reasons, are one click away. */
const NAMED = 12;

const KNOWN = new WeakMap<LiveView, Map<string, ReadonlyMap<string, CriterionOutcomes>>>();

/** What came of each criterion of a guideline, counted once for each view. */
export function criterionOutcomes(view: LiveView, version: string): ReadonlyMap<string, CriterionOutcomes> {
  const known = getOr(KNOWN, view, () => new Map<string, ReadonlyMap<string, CriterionOutcomes>>());
  return getOr(known, version, () => joined(outcomesOf(view), version));
}

/** Everyone of whom a criterion came out like this, by id. */
export function whoCameOut(
  view: LiveView,
  version: string,
  criterion: string,
  verdict: Outcome,
): readonly ListingFacts[] {
  return outcomesOf(view).flatMap((part) => part.get(version)?.get(criterion)?.get(verdict) ?? []);
}

type Outcomes = ReadonlyMap<string, ReadonlyMap<Outcome, readonly ListingFacts[]>>;

function joined(
  parts: readonly ReadonlyMap<string, Outcomes>[],
  version: string,
): ReadonlyMap<string, CriterionOutcomes> {
  const all = new Map<string, Map<Outcome, { count: number; first: readonly ListingFacts[] }>>();
  for (const part of parts) {
    for (const [criterion, outcomes] of part.get(version) ?? []) {
      const own = getOr(
        all,
        criterion,
        () => new Map<Outcome, { count: number; first: readonly ListingFacts[] }>(),
      );
      for (const [verdict, who] of outcomes) {
        const { count, first } = own.get(verdict) ?? { count: 0, first: [] };
        const missing = NAMED - first.length;
        own.set(verdict, {
          count: count + who.length,
          first: missing === 0 ? first : [...first, ...who.slice(0, missing)],
        });
      }
    }
  }
  return all;
}

const outcomesOf = bySegment((facts): ReadonlyMap<string, Outcomes> => {
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
});

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
    for (const part of judgedByVersion(view)) {
      const own = part.get(version);
      solutions += own?.solutions ?? 0;
      for (const level of LEVELS) {
        const count = own?.levels[level];
        if (count !== undefined) levels[level] = (levels[level] ?? 0) + count;
      }
    }
    return { solutions, levels };
  });
}

interface Judged {
  solutions: number;
  readonly levels: Partial<Record<Level, number>>;
}

const judgedByVersion = bySegment((facts): ReadonlyMap<string, JudgedCounts> => {
  const versions = new Map<string, Judged>();
  for (const { guideline, level } of facts) {
    const own = getOr(versions, guideline, (): Judged => ({ solutions: 0, levels: {} }));
    own.solutions += 1;
    if (level !== null) own.levels[level] = (own.levels[level] ?? 0) + 1;
  }
  return versions;
});
