// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, AssessedStep } from '@touchstone/model';

/** Where a step lies on its run, as fractions 0 to 1 of the run's length. */
export interface StepSpan {
  readonly step: AssessedStep;
  /** From 1, in the order of the recipe. */
  readonly number: number;
  readonly from: number;
  readonly to: number;
}

/**
 * The steps of a run on its time line. An assessment says how long steps took and how many calls they made, not when
 * they began: so each follows the one before it, or starts as much later as its last call demands, told from the time
 * line to one bin. Where calls outside of steps blur that count, steps lie end to end. Those that did not run have none.
 */
export function stepSpans(run: AssessedRun): readonly StepSpan[] {
  const whole = Math.max(run.seconds * 1000, sum(run.steps.map((step) => step.ms)), 1);
  const perBin = totalPerBin(run.timeline);
  const counted = sum(perBin) === sum(run.steps.map((step) => step.exchanges));
  let end = 0;
  let calls = 0;
  return run.steps.flatMap((step, index) => {
    calls += step.exchanges;
    if (step.outcome === 'not run') return [];
    const lastCall = counted && step.exchanges > 0 ? (binOf(calls, perBin) / perBin.length) * whole : 0;
    const from = Math.min(Math.max(end, lastCall - step.ms), whole - step.ms);
    end = from + step.ms;
    return [{ step, number: index + 1, from: from / whole, to: end / whole }];
  });
}

/** The bin that holds the nth call of the run, from 1. */
function binOf(nth: number, perBin: readonly number[]): number {
  let seen = 0;
  const bin = perBin.findIndex((count) => (seen += count) >= nth);
  return bin === -1 ? 0 : bin;
}

function totalPerBin(timeline: AssessedRun['timeline']): readonly number[] {
  const bins = Math.max(0, ...timeline.map((lane) => lane.perBin.length));
  return Array.from({ length: bins }, (_, bin) => sum(timeline.map((lane) => lane.perBin[bin] ?? 0)));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
