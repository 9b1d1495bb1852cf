// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type AssessedCriterion, type Assessment, type Level } from '@touchstone/model';

/**
 * Levels by required behaviours, never by an averaged score: one is reached when each of its criteria, and of those of
 * the levels below it, passed or was not asked. `missing` names its own criteria that did neither. A level of which
 * nothing at all was asked is not reached by default.
 */
export function reachLevels(criteria: readonly AssessedCriterion[]): {
  levels: Assessment['levels'];
  level: Level | null;
} {
  let reached = true;
  let highest: Level | null = null;
  const levels = LEVELS.map((level) => {
    const mine = criteria.filter((criterion) => criterion.level === level);
    const missing = mine.filter((one) => one.verdict !== 'passed' && one.verdict !== 'not asked');
    reached &&= missing.length === 0 && mine.some((one) => one.verdict === 'passed');
    if (reached) highest = level;
    return { level, reached, missing: missing.map((one) => one.id) };
  });
  return { levels, level: highest };
}
