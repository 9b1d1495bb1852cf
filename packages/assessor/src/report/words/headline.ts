// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedCriterion,
  type Assessment,
  formatCounted,
  type Level,
  LEVELS,
} from '@touchstone/model';

/** The verdict in one sentence, such as "Reaches basic. 1 criterion is missing for integrated." */
export function headline(assessment: Assessment): string {
  const next = findNextLevel(assessment);
  if (isScanOnly(assessment)) return 'Scanned only: nothing was seen running, so that no level is reached.';
  if (next === undefined) return 'Reaches native, the highest level.';
  const missing = findMissing(assessment, next);
  const count = formatCounted(missing.length, 'criterion', 'criteria');
  const are = missing.length === 1 ? 'is' : 'are';
  if (assessment.level === null) return `No level reached. ${count} ${are} missing for ${next}.`;
  return `Reaches ${assessment.level}. ${count} ${are} missing for ${next}.`;
}

/** Whether all that is known of it comes from its source. */
export function isScanOnly({ runs, scans }: Pick<Assessment, 'runs' | 'scans'>): boolean {
  return runs.length === 0 && scans.length > 0;
}

/** The lowest level that is not reached; undefined when the highest is. */
export function findNextLevel(assessment: Assessment): Level | undefined {
  if (assessment.level === null) return LEVELS[0];
  return LEVELS[LEVELS.indexOf(assessment.level) + 1];
}

/** The criteria that keep a level from being reached, in the guideline's order. */
export function findMissing(assessment: Assessment, level: Level): readonly AssessedCriterion[] {
  const missing = assessment.levels.find((entry) => entry.level === level)?.missing ?? [];
  return assessment.criteria.filter((criterion) => missing.includes(criterion.id));
}
