// SPDX-License-Identifier: Apache-2.0
import type { Level, Listing } from '@touchstone/model';

type Criterion = Listing['criteria'][number];

export interface NextLevel {
  readonly level: Level;
  /** What is missing for it, in the guideline's order. */
  readonly missing: readonly Criterion[];
}

/** The lowest level that was not reached and what it lacks; undefined where all were. */
export function findNextLevel({ levels, criteria }: Listing): NextLevel | undefined {
  const next = levels.find(({ reached }) => !reached);
  if (next === undefined) return undefined;
  return { level: next.level, missing: criteria.filter(({ id }) => next.missing.includes(id)) };
}
