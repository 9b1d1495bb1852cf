// SPDX-License-Identifier: Apache-2.0
import type { ListingFacts, LiveView } from '@touchstone/registry';
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

const KNOWN = new WeakMap<LiveView['facts'], ReadonlyMap<string, ConcernStanding>>();
const NOBODY: ConcernStanding = { title: undefined, cases: [], counts: {} };

/** How all solutions meet a concern; all concerns are worked out in one walk, once for each state of the registry. */
export function concernStanding(facts: LiveView['facts'], concern: string): ConcernStanding {
  const known = KNOWN.get(facts) ?? standingsOf(facts);
  KNOWN.set(facts, known);
  return known.get(concern) ?? NOBODY;
}

function standingsOf(facts: LiveView['facts']): ReadonlyMap<string, ConcernStanding> {
  const cases = new Map<string, ConcernCase[]>();
  const titles = new Map<string, string>();
  for (const one of facts) {
    for (const { concern, title, verdict, relevance, parallel } of one.concerns) {
      const own = cases.get(concern) ?? [];
      if (own.push({ facts: one, verdict, relevance, parallel }) > 1) continue;
      cases.set(concern, own);
      titles.set(concern, title);
    }
  }
  return new Map(
    [...cases].map(([concern, own]) => [
      concern,
      { title: titles.get(concern), cases: inOrder(own), counts: countVerdicts(own) },
    ]),
  );
}

/** By verdict, then by level. The listings come by id, and stay so where both are the same: no sort is needed. */
function inOrder(cases: readonly ConcernCase[]): readonly ConcernCase[] {
  const shelves = VERDICTS.map(() => LEVELS.map((): ConcernCase[] => []));
  for (const one of cases) {
    shelves[VERDICTS.indexOf(one.verdict)]?.[LEVELS.indexOf(one.facts.level)]?.push(one);
  }
  return shelves.flat(2);
}

function countVerdicts(cases: readonly ConcernCase[]): ConcernStanding['counts'] {
  const counts: Partial<Record<ConcernVerdict, number>> = {};
  for (const { verdict } of cases) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
