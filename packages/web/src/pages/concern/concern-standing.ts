// SPDX-License-Identifier: Apache-2.0
import { bySegment, type ListingFacts, type LiveView } from '@touchstone/registry';
import type { ConcernVerdict } from '../../design/index.js';

/** How one solution meets a concern. */
export interface ConcernCase {
  readonly facts: ListingFacts;
  readonly verdict: ConcernVerdict;
  readonly relevance: ListingFacts['concerns'][number]['relevance'];
  readonly parallel: readonly string[];
}

export interface ConcernStanding {
  readonly title: string | undefined;
  /** By verdict, from the OpenStack way to its own, then by level and name. */
  readonly cases: readonly ConcernCase[];
  readonly counts: Readonly<Partial<Record<ConcernVerdict, number>>>;
}

/** From the OpenStack way to its own. */
export const VERDICTS = [
  'native',
  'both',
  'parallel',
  'not shown',
  'not concerned',
] as const satisfies readonly ConcernVerdict[];
const LEVELS = ['native', 'integrated', 'basic', null] as const;

const NOBODY: ConcernStanding = { title: undefined, cases: [], counts: {} };

const KNOWN = new WeakMap<LiveView, Map<string, ConcernStanding>>();

/** How all solutions meet a concern, put together once for each state of the registry. */
export function concernStanding(view: LiveView, concern: string): ConcernStanding {
  const known = KNOWN.get(view) ?? new Map<string, ConcernStanding>();
  KNOWN.set(view, known);
  const standing = known.get(concern) ?? standingOf(view, concern);
  known.set(concern, standing);
  return standing;
}

function standingOf(view: LiveView, concern: string): ConcernStanding {
  const parts = shelvesOf(view).flatMap((part) => part.get(concern) ?? []);
  if (parts.length === 0) return NOBODY;
  const { title, counts } = concernCounts(view, concern);
  const shelves = VERDICTS.flatMap((_, verdict) => LEVELS.map((__, level) => shelfOf(verdict, level)));
  return { title, counts, cases: shelves.flatMap((at) => parts.flatMap(({ cases }) => cases[at] ?? [])) };
}

/** How many do, by verdict. */
export function concernCounts(view: LiveView, concern: string): Omit<ConcernStanding, 'cases'> {
  const counts: Partial<Record<ConcernVerdict, number>> = {};
  let title: string | undefined;
  for (const part of shelvesOf(view)) {
    const own = part.get(concern);
    title ??= own?.title;
    for (const [place, verdict] of VERDICTS.entries()) {
      const count = LEVELS.reduce(
        (sum, _, level) => sum + (own?.cases[shelfOf(place, level)]?.length ?? 0),
        0,
      );
      if (count > 0) counts[verdict] = (counts[verdict] ?? 0) + count;
    }
  }
  return { title, counts };
}

interface Shelves {
  readonly title: string;
  /** By verdict, then by level; on one shelf by id. */
  readonly cases: readonly (readonly ConcernCase[])[];
}

function shelfOf(verdict: number, level: number): number {
  return verdict * LEVELS.length + level;
}

const shelvesOf = bySegment((facts): ReadonlyMap<string, Shelves> => {
  const concerns = new Map<string, { title: string; cases: ConcernCase[][] }>();
  for (const one of facts) {
    for (const { concern, title, verdict, relevance, parallel } of one.concerns) {
      const own = concerns.get(concern) ?? { title, cases: [] };
      concerns.set(concern, own);
      const at = shelfOf(VERDICTS.indexOf(verdict), LEVELS.indexOf(one.level));
      (own.cases[at] ??= []).push({ facts: one, verdict, relevance, parallel });
    }
  }
  return concerns;
});
