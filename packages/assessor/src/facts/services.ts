// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import { callOutcome } from './call-outcome.js';
import type { RunView } from './run-view.js';

/** Calls by service, and how many distinct operations of it the cloud accepted. */
export function countServices(view: RunView): AssessedRun['services'] {
  const services = new Map<string, AssessedRun['services'][number] & { ids: Set<string> }>();
  for (const { exchange, accepted, count } of view.calls) {
    if (exchange.service === null) continue;
    const row = services.get(exchange.service) ?? {
      service: exchange.service,
      calls: 0,
      operations: 0,
      used: 0,
      refused: 0,
      failed: 0,
      ids: new Set<string>(),
    };
    services.set(exchange.service, row);
    row.calls += count;
    row[callOutcome(exchange)] += count;
    if (accepted && exchange.operation !== null) row.ids.add(exchange.operation);
  }
  return [...services.values()]
    .map(({ ids, ...row }) => ({ ...row, operations: ids.size }))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}
