// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { RunView } from './run-view.js';
import { microversionOf } from './microversion-of.js';

type Negotiation = 'negotiated' | 'pinned';

/**
 * For each service that was asked for a microversion: negotiated when one of its version documents was read before the
 * first such call, else pinned.
 */
export function microversionsByService(view: RunView): Map<string, Negotiation> {
  const services = new Map<string, Negotiation>();
  const read = new Set<string>();
  for (const { exchange, operation, accepted } of view.calls) {
    const { service } = exchange;
    if (service === null) continue;
    if (operation?.kind === 'version') {
      if (accepted) read.add(service);
    } else if (microversionOf(exchange.asked) !== undefined && !services.has(service)) {
      services.set(service, read.has(service) ? 'negotiated' : 'pinned');
    }
  }
  return services;
}

/** One word for the run: negotiated only if it was with every service. */
export function microversionUse(view: RunView): AssessedRun['authentication']['microversions'] {
  const uses = [...microversionsByService(view).values()];
  if (uses.length === 0) return view.calls.length === 0 ? 'could not tell' : 'not used';
  return uses.includes('pinned') ? 'pinned' : 'negotiated';
}
