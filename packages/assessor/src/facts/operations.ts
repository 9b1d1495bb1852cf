// SPDX-License-Identifier: Apache-2.0
import type { OperationUse } from '@touchstone/model';
import { callOutcome } from './call-outcome.js';
import type { RunView } from './run-view.js';
import { microversionOf } from './microversion-of.js';
import { compareMicroversions } from '@touchstone/openstack';

/** Every operation that was called, how it went, in which steps, with which microversions. Sorted by operation. */
export function countOperations(view: RunView): OperationUse[] {
  const uses = new Map<string, OperationUse>();
  for (const { exchange, count, seqs } of view.calls) {
    if (exchange.operation === null) continue;
    const use = uses.get(exchange.operation) ?? {
      operation: exchange.operation,
      used: 0,
      refused: 0,
      failed: 0,
      steps: [],
      asked: [],
      first: seqs[0]!,
    };
    uses.set(exchange.operation, use);
    use[callOutcome(exchange)] += count;
    if (exchange.step !== null && !use.steps.includes(exchange.step)) use.steps.push(exchange.step);
    const asked = microversionOf(exchange.asked);
    if (asked !== undefined && !use.asked.includes(asked)) use.asked.push(asked);
  }
  for (const use of uses.values()) use.asked.sort((a, b) => compareMicroversions(a, b) || (a < b ? -1 : 1));
  return [...uses.values()].sort((a, b) => (a.operation < b.operation ? -1 : 1));
}
