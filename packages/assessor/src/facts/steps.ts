// SPDX-License-Identifier: Apache-2.0
import type { AssessedStep, Outcome, StepEnd } from '@touchstone/model';
import { countOf } from '../observe/places.js';
import type { ShowsIndex } from '../shared/shows-index.js';
import { expectedSteps, type ExpectedStep } from './expected-steps.js';
import type { RunView } from './run-view.js';

/** The outcome of every expected step: the last attempt counts, and one that was needed twice is a flake. */
export function assessSteps(view: RunView, shows: ShowsIndex): AssessedStep[] {
  return expectedSteps(view.manifest, view.header).map((step) => assessStep(view, step, shows));
}

function assessStep(view: RunView, step: ExpectedStep, shows: ShowsIndex): AssessedStep {
  const mine = (line: { readonly step: string | null; readonly phase: string | null }): boolean =>
    line.step === step.id && line.phase === step.phase;
  const begins = view.begins.filter(mine);
  const ends = view.ends.filter(mine);
  const calls = view.calls.filter((call) => mine(call.exchange));
  const last = ends.at(-1);
  const { outcome, reason } = outcomeOf(last, begins.length, ends.length);
  return {
    id: step.id,
    title: step.title,
    phase: step.phase,
    outcome,
    attempts: begins.length,
    ms: ends.reduce((sum, end) => sum + durationOf(end, begins), 0),
    exchanges: countOf(calls),
    shows: step.shows.map((what) => ({ what, seen: calls.some((call) => shows.showsThat(call, what)) })),
    ...(reason === undefined ? {} : { reason }),
    ...(last?.tests === undefined ? {} : { tests: last.tests }),
  };
}

function durationOf(end: StepEnd, begins: readonly { attempt: number; at: number }[]): number {
  const begin = begins.find((one) => one.attempt === end.attempt);
  return begin === undefined ? 0 : Math.max(0, Math.round((end.at - begin.at) * 1000) / 1000);
}

function outcomeOf(
  end: StepEnd | undefined,
  begun: number,
  ended: number,
): { outcome: Outcome; reason?: string } {
  if (end === undefined || ended < begun) {
    return begun === 0
      ? { outcome: 'not run', reason: 'the recording holds no trace of it' }
      : { outcome: 'could not tell', reason: 'it began, and its end is not in the recording' };
  }
  if (end.outcome !== 'passed') {
    const outcome = end.outcome === 'skipped' ? 'skipped' : 'failed';
    return { outcome, reason: end.reason ?? `it ${end.outcome}` };
  }
  return outcomeOfTests(end) ?? { outcome: end.attempt > 1 ? 'flaky' : 'passed' };
}

/** An exit code of 0 does not hide tests that failed, went missing, or never ran. */
function outcomeOfTests({ tests }: StepEnd): { outcome: Outcome; reason: string } | undefined {
  if (tests === undefined) return undefined;
  if (tests.failed.length > 0)
    return { outcome: 'failed', reason: `${tests.failed.length} of its tests failed` };
  const missing = tests.expected - tests.passed - tests.skipped.length;
  if (missing > 0) return { outcome: 'failed', reason: `${missing} of its tests left no result` };
  if (tests.passed === 0) return { outcome: 'skipped', reason: 'none of its tests ran' };
  return undefined;
}
