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
 * The steps of a run laid end to end from its start: an assessment holds how long steps took, not when they began, so
 * pauses between steps gather at the end. Steps that did not run have no span.
 */
export function stepSpans(run: AssessedRun): readonly StepSpan[] {
  const taken = run.steps.reduce((sum, step) => sum + step.ms, 0);
  const whole = Math.max(run.seconds * 1000, taken, 1);
  let ms = 0;
  return run.steps.flatMap((step, index) => {
    if (step.outcome === 'not run') return [];
    const from = ms / whole;
    ms += step.ms;
    return [{ step, number: index + 1, from, to: ms / whole }];
  });
}
