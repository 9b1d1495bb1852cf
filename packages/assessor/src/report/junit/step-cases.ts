// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, AssessedStep, Assessment, Outcome } from '@touchstone/model';
import { runLabel } from '../words/run-label.js';
import type { CaseResult, TestCase, TestSuite } from './test-case.js';

/** An expected step that did not run is an error: nothing that is missing may look green. A flake passed, and says so. */
const RESULTS: Readonly<Record<Outcome, CaseResult>> = {
  passed: 'passed',
  failed: 'failure',
  flaky: 'passed',
  skipped: 'skipped',
  'not run': 'error',
  'could not tell': 'error',
  'not asked': 'skipped',
};

/** One suite for each run: the recipe's steps as test cases, setup and teardown among them. */
export function stepSuites(assessment: Assessment): readonly TestSuite[] {
  return assessment.runs.map((run, index) => ({
    name: `run ${index + 1}, ${runLabel(run)}`,
    startedAt: run.startedAt,
    properties: [
      ['run', run.run],
      ['recording', run.recording],
      ['platform', run.platform.fingerprint],
      ['tool', run.tool],
    ],
    cases: [...integrityCase(assessment, run), ...run.steps.map((step) => stepCase(assessment, run, step))],
  }));
}

/** A recording that is not whole voids the run, whatever its steps say. */
function integrityCase(assessment: Assessment, run: AssessedRun): readonly TestCase[] {
  if (run.integrity.state === 'complete') return [];
  return [
    {
      name: 'the recording is complete',
      group: `${assessment.solution.id}.${run.run}`,
      seconds: 0,
      result: 'error',
      outcome: run.integrity.state,
      message: run.integrity.why ?? 'the recording cannot certify',
      text: [],
    },
  ];
}

function stepCase(assessment: Assessment, run: AssessedRun, step: AssessedStep): TestCase {
  const again = step.attempts > 1 ? [`${step.outcome}: ${step.attempts} attempts`] : [];
  const tests =
    step.tests === undefined
      ? []
      : [
          `${step.tests.passed} of ${step.tests.expected} tests passed`,
          ...step.tests.failed.map((name) => `failed: ${name}`),
          ...step.tests.skipped.map((name) => `skipped: ${name}`),
        ];
  return {
    name: step.phase === 'step' ? `${step.id}: ${step.title}` : `${step.phase} ${step.id}`,
    group: `${assessment.solution.id}.${run.run}`,
    seconds: step.ms / 1000,
    result: RESULTS[step.outcome],
    outcome: step.outcome,
    message: step.reason ?? step.title,
    text: [
      ...again,
      ...(step.outcome === 'flaky' && step.reason !== undefined ? [step.reason] : []),
      ...tests,
    ],
  };
}
