// SPDX-License-Identifier: Apache-2.0
import { LEVELS, type AssessedCriterion, type Assessment, type Level, type Outcome } from '@touchstone/model';
import { evidenceWords } from '../words/evidence-words.js';
import type { CaseResult, TestCase, TestSuite } from './test-case.js';

/**
 * With a level asked for, what keeps it from being reached is red whatever its verdict, and criteria above it are
 * skipped. Without one, each criterion stands for itself and what did not run is skipped.
 */
const ALONE: Readonly<Record<Outcome, CaseResult>> = {
  passed: 'passed',
  failed: 'failure',
  flaky: 'failure',
  skipped: 'skipped',
  'not run': 'skipped',
  'could not tell': 'error',
  'not asked': 'skipped',
};
const ASKED: Readonly<Record<Outcome, CaseResult>> = { ...ALONE, skipped: 'error', 'not run': 'error' };

/** One suite for each level: its criteria as test cases. */
export function criterionSuites(assessment: Assessment, asked: Level | undefined): readonly TestSuite[] {
  return LEVELS.map((level) => ({
    name: `guideline ${assessment.guideline.version}, ${level}`,
    properties: [],
    cases: assessment.criteria
      .filter((criterion) => criterion.level === level)
      .map((criterion) => criterionCase(assessment, criterion, asked)),
  }));
}

function criterionCase(
  assessment: Assessment,
  criterion: AssessedCriterion,
  asked: Level | undefined,
): TestCase {
  const above = asked !== undefined && LEVELS.indexOf(criterion.level) > LEVELS.indexOf(asked);
  const result = (asked === undefined ? ALONE : ASKED)[criterion.verdict];
  return {
    name: `${criterion.id}: ${criterion.statement}`,
    group: `${assessment.solution.id}.${criterion.level}`,
    seconds: 0,
    result: above && result !== 'passed' ? 'skipped' : result,
    outcome: criterion.verdict,
    message: above ? `${criterion.why} (level ${criterion.level} was not asked for)` : criterion.why,
    text: criterion.verdict === 'passed' ? [] : details(assessment, criterion),
  };
}

function details(assessment: Assessment, criterion: AssessedCriterion): readonly string[] {
  return [
    ...(criterion.mend === undefined ? [] : [`Mend: ${criterion.mend}`]),
    ...criterion.runs.flatMap((entry) => [
      `${entry.run}: ${entry.verdict}: ${entry.why}`,
      ...entry.evidence.map((ref) => `  ${evidenceWords(assessment, ref, 20)}`),
    ]),
  ];
}
