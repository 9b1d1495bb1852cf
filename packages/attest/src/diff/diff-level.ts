// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type BundleDiff, type DiffedCriterion, type Level } from '@touchstone/model';
import type { DiffSide } from './diff-side.js';

/** Both levels, and which criteria make the difference. */
export function diffLevel(
  { shown: a }: DiffSide,
  { shown: b }: DiffSide,
  criteria: readonly DiffedCriterion[],
): BundleDiff['level'] {
  return { a: a.level, b: b.level, explanation: explain(a.level, b.level, criteria) };
}

function explain(a: Level | null, b: Level | null, criteria: readonly DiffedCriterion[]): string {
  if (a === b) return `The level is ${levelWord(a)} in both.`;
  const [low, high] = [Math.min(rank(a), rank(b)), Math.max(rank(a), rank(b))];
  const between = criteria.filter(({ level }) => rank(level) > low && rank(level) <= high);
  const told = between.map(
    ({ id, a: before, b: after }) => `${id} was ${word(before)} and is ${word(after)}`,
  );
  const why = told.length === 0 ? 'the two do not ask the same criteria' : told.join('; ');
  return `The level ${rank(b) > rank(a) ? 'rose' : 'fell'} from ${levelWord(a)} to ${levelWord(b)}: ${why}.`;
}

function word(side: DiffedCriterion['a']): string {
  return side === null ? 'not in the guideline' : `"${side.verdict}"`;
}

function rank(level: Level | null): number {
  return level === null ? -1 : LEVELS.indexOf(level);
}

/** A level as a person reads it. */
export function levelWord(level: Level | null): string {
  return level ?? 'none';
}
