// SPDX-License-Identifier: Apache-2.0
import {
  type AssessedRun,
  type AssessedStep,
  type Assessment,
  displayWidth,
  formatCounted,
  formatMs,
  type Ink,
  padEnd,
  padStart,
} from '@touchstone/model';
import { OUTCOME_MARKS } from '../words/outcome-mark.js';
import { runLabel } from '../words/run-label.js';

/** Each run on a line, and below it the steps that did not simply pass. */
export function runLines(assessment: Assessment, ink: Ink): readonly string[] {
  const labels = assessment.runs.map((run) => ink.say(runLabel(run)));
  const column = Math.max(...labels.map(displayWidth));
  return [
    ink.heading('Runs'),
    ...assessment.runs.flatMap((run, index) => [
      `  ${padStart(String(index + 1), 2)}  ${padEnd(labels[index] ?? '', column)}  ${facts(run, ink)}`,
      ...run.steps.filter((step) => step.outcome !== 'passed').flatMap((step) => stepLines(step, ink)),
    ]),
  ];
}

function facts(run: AssessedRun, ink: Ink): string {
  const passed = run.steps.filter((step) => step.outcome === 'passed').length;
  const troubled = run.steps.filter((step) => step.outcome !== 'passed');
  const worst = troubled.find((step) => step.outcome !== 'flaky') ?? troubled[0];
  // A flake alone is no failure.
  const { mark, tone } =
    OUTCOME_MARKS[worst === undefined ? 'passed' : worst.outcome === 'flaky' ? 'flaky' : 'failed'];
  const steps = `${mark} ${passed} of ${run.steps.length} steps`;
  const parts = [formatCounted(run.exchanges, 'call'), formatMs(run.seconds * 1000)];
  if (run.integrity.state !== 'complete') parts.push(`recording ${run.integrity.state}`);
  return `${ink.say(steps, tone)}  ${ink.say(parts.join(', '), 'quiet')}`;
}

function stepLines(step: AssessedStep, ink: Ink): readonly string[] {
  const lead = `      ${ink.mark(OUTCOME_MARKS[step.outcome], step.outcome, 16)}`;
  return ink.block(lead, 22, step.reason === undefined ? step.title : `${step.title}: ${step.reason}`);
}
