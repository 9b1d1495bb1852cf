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
const LEVELS = ['native', 'integrated', 'basic', null];

const KNOWN = new WeakMap<LiveView['facts'], Map<string, ConcernStanding>>();

/** How all solutions meet a concern; worked out once for each state of the registry. */
export function concernStanding(facts: LiveView['facts'], concern: string): ConcernStanding {
  const known = KNOWN.get(facts) ?? new Map<string, ConcernStanding>();
  KNOWN.set(facts, known);
  const standing = known.get(concern) ?? standingOf(facts, concern);
  known.set(concern, standing);
  return standing;
}

function standingOf(facts: LiveView['facts'], concern: string): ConcernStanding {
  const cases: ConcernCase[] = [];
  const counts: Partial<Record<ConcernVerdict, number>> = {};
  let title: string | undefined;
  for (const one of facts) {
    const own = one.concerns.find((entry) => entry.concern === concern);
    if (own === undefined) continue;
    const { verdict, relevance, parallel } = own;
    title ??= own.title;
    counts[verdict] = (counts[verdict] ?? 0) + 1;
    cases.push({ facts: one, verdict, relevance, parallel });
  }
  return { title, counts, cases: cases.sort(inOrder) };
}

function inOrder(a: ConcernCase, b: ConcernCase): number {
  return (
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    LEVELS.indexOf(a.facts.level) - LEVELS.indexOf(b.facts.level) ||
    (a.facts.id < b.facts.id ? -1 : 1)
  );
}
