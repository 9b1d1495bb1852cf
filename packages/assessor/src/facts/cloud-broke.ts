// SPDX-License-Identifier: Apache-2.0
import { callOutcome } from './call-outcome.js';
import type { RunFacts } from './run-facts.js';
import type { AlikeCalls } from '../observe/alike-calls.js';

/**
 * Calls that failed in the cloud (5xx, or no answer) within the first step that failed: what came after it may have failed
 * because of it. Empty where every step passed, or the first failure had no such call: then the failure is the solution's.
 */
export function callsThatBrokeTheRun(run: RunFacts): AlikeCalls[] {
  const first = run.shown.steps.find((step) => step.outcome === 'failed');
  if (first === undefined) return [];
  return run.view.calls.filter(
    ({ exchange }) =>
      exchange.step === first.id &&
      exchange.phase === first.phase &&
      exchange.end !== 'client-aborted' &&
      callOutcome(exchange) === 'failed',
  );
}

/** Whether the run says nothing against the solution, because the cloud failed first. */
export function cloudBroke(run: RunFacts): boolean {
  return callsThatBrokeTheRun(run).length > 0;
}
