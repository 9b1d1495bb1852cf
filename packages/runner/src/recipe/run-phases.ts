// SPDX-License-Identifier: Apache-2.0
import { durationMs, type Recipe, type RecipeStep } from '@touchstone/model';
import { runAction, skipAction, type ActionOutcome } from './run-action.js';
import type { Action } from './run-attempt.js';
import type { RecipeContext } from './recipe-context.js';

/** After an interruption a teardown action gets no more than this, in ms. */
const HURRIED_MS = 60_000;

type Plain = Recipe['setup'][number];

/**
 * Runs setup and steps. A step after a failed setup is skipped, with the reason; a step after a failed step still runs,
 * since steps show different things and one failure should not hide the rest. After an interruption nothing more begins:
 * what is missing then was not run.
 */
export async function runSteps(
  recipe: Recipe,
  context: RecipeContext,
  signal: AbortSignal,
): Promise<readonly ActionOutcome[]> {
  const outcomes: ActionOutcome[] = [];
  context.onEvent({ kind: 'stage', stage: 'setup' });
  let broken: string | undefined;
  for (const action of recipe.setup) {
    if (signal.aborted) return outcomes;
    if (broken !== undefined) {
      outcomes.push(skipAction(plainAction(action), 'setup', context, action.id, broken));
      continue;
    }
    const outcome = await runAction(plainAction(action), 'setup', context, {
      title: action.id,
      retries: 0,
      signal,
    });
    outcomes.push(outcome);
    if (outcome.outcome !== 'passed') broken = `setup ${action.id} ${outcome.outcome}`;
  }
  context.onEvent({ kind: 'stage', stage: 'steps' });
  for (const step of recipe.steps) {
    if (signal.aborted) return outcomes;
    outcomes.push(
      broken === undefined
        ? await runAction(stepAction(step), 'step', context, {
            title: step.title,
            retries: step.retries,
            signal,
          })
        : skipAction(stepAction(step), 'step', context, step.title, broken),
    );
  }
  return outcomes;
}

/**
 * Runs every teardown action, whatever came before and whether or not the one before it passed. Only `abandon` stops it.
 */
export async function runTeardown(
  recipe: Recipe,
  context: RecipeContext,
  hurried: () => boolean,
  abandon: AbortSignal | undefined,
): Promise<readonly ActionOutcome[]> {
  const outcomes: ActionOutcome[] = [];
  context.onEvent({ kind: 'stage', stage: 'teardown' });
  for (const plain of recipe.teardown) {
    if (abandon?.aborted) return outcomes;
    const action = plainAction(plain);
    const timeoutMs = hurried() ? Math.min(action.timeoutMs, HURRIED_MS) : action.timeoutMs;
    outcomes.push(
      await runAction({ ...action, timeoutMs }, 'teardown', context, {
        title: plain.id,
        retries: 0,
        signal: abandon,
      }),
    );
  }
  return outcomes;
}

function plainAction(action: Plain): Action {
  return { id: action.id, run: action.run, timeoutMs: durationMs(action.timeout), result: 'exit' };
}

function stepAction(step: RecipeStep): Action {
  return { id: step.id, run: step.run, timeoutMs: durationMs(step.timeout), result: step.result };
}
