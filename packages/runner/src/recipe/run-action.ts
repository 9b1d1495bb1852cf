// SPDX-License-Identifier: Apache-2.0
import type { StepEnd } from '@touchstone/model';
import { runAttempt, type Action, type Attempt } from './run-attempt.js';
import type { Phase, RecipeContext } from './recipe-context.js';

export interface ActionOutcome {
  readonly id: string;
  readonly phase: Phase;
  readonly outcome: StepEnd['outcome'];
  readonly attempts: number;
}

export interface ActionOptions {
  readonly title: string;
  readonly retries: number;
  readonly signal: AbortSignal | undefined;
}

/** Runs an action up to its number of attempts, and writes where each begins and how it ends. */
export async function runAction(
  action: Action,
  phase: Phase,
  context: RecipeContext,
  options: ActionOptions,
): Promise<ActionOutcome> {
  for (let attempt = 1; ; attempt++) {
    const begun = begin(action, phase, attempt, context, options.title);
    const ended = await runAttempt(action, context, options.signal);
    end(action, phase, attempt, ended, context, context.at() - begun);
    const again = ended.outcome === 'failed' || ended.outcome === 'timed out';
    if (!again || attempt > options.retries || options.signal?.aborted) {
      return { id: action.id, phase, outcome: ended.outcome, attempts: attempt };
    }
  }
}

/** Writes an action down as one that was not run, and why. */
export function skipAction(
  action: Action,
  phase: Phase,
  context: RecipeContext,
  title: string,
  reason: string,
): ActionOutcome {
  begin(action, phase, 1, context, title);
  const exit = { code: null, signal: null };
  end(action, phase, 1, { outcome: 'skipped', exit, reason, output: '' }, context, 0);
  return { id: action.id, phase, outcome: 'skipped', attempts: 0 };
}

function begin(action: Action, phase: Phase, attempt: number, context: RecipeContext, title: string): number {
  const at = context.at();
  context.setStep({ step: action.id, phase });
  context.append({ kind: 'step-begin', at, step: action.id, phase, attempt });
  context.onEvent({ kind: 'step-begin', step: action.id, phase, title, attempt });
  return at;
}

function end(
  action: Action,
  phase: Phase,
  attempt: number,
  { output, ...ended }: Attempt,
  context: RecipeContext,
  ms: number,
): void {
  const known = {
    outcome: ended.outcome,
    ...(ended.reason === undefined ? {} : { reason: ended.reason }),
    ...(ended.tests === undefined ? {} : { tests: ended.tests }),
    ...(ended.survivors === undefined ? {} : { survivors: ended.survivors }),
  };
  context.append({
    kind: 'step-end',
    at: context.at(),
    step: action.id,
    phase,
    attempt,
    exit: ended.exit,
    ...known,
  });
  context.setStep(null);
  context.onEvent({
    kind: 'step-end',
    step: action.id,
    phase,
    attempt,
    ms,
    ...known,
    ...(ended.outcome === 'passed' || output === '' ? {} : { output }),
  });
}
