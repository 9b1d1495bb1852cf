// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import { compareMicroversions, type UsedOperation } from '@touchstone/openstack';
import { microversionOf } from '../facts/microversion-of.js';
import { microversionsByService } from '../facts/microversions.js';
import type { RunFacts } from '../facts/run-facts.js';
import type { OpenStackIndex } from '../openstack-index.js';

/**
 * The oldest release that offers every operation that was used. A microversion counts only where it was pinned: a
 * client that negotiates takes what the cloud has, and would have taken less from an older one.
 */
export function lowestRelease(runs: readonly RunFacts[], index: OpenStackIndex): Assessment['lowestRelease'] {
  const used = new Map<string, UsedOperation>();
  for (const run of runs) {
    const negotiation = microversionsByService(run.view);
    for (const { exchange, operation, accepted } of run.view.calls) {
      if (!accepted || operation === undefined) continue;
      const pinned =
        negotiation.get(operation.service) === 'pinned' ? microversionOf(exchange.asked) : undefined;
      const known = used.get(operation.id)?.microversion;
      const microversion = higher(known, pinned);
      used.set(operation.id, microversion === undefined ? { operation } : { operation, microversion });
    }
  }
  const sorted = [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const found = index.lowestReleaseFor(sorted);
  return {
    release: found?.release ?? null,
    because: [...new Set(found?.because.map((operation) => operation.id))].sort(),
  };
}

function higher(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareMicroversions(a, b) >= 0 ? a : b;
}
