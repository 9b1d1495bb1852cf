// SPDX-License-Identifier: Apache-2.0
import type { Assessment } from '@touchstone/model';
import { compareMicroversions, type Operation } from '@touchstone/openstack';
import { microversionOf } from '../facts/microversion-of.js';
import { microversionsByService } from '../facts/microversions.js';
import type { RunFacts } from '../facts/run-facts.js';
import type { OpenStackIndex } from '../openstack-index.js';

interface Used {
  readonly operation: Operation;
  readonly microversion?: string;
}

/** Keystone gives and takes application credentials in the same releases. */
const APPLICATION_CREDENTIAL = 'identity:application-credential.create';

/**
 * The oldest release that offers every operation that was used. A microversion counts only where it was pinned: a
 * client that negotiates takes what the cloud has, and would have taken less from an older one. An application
 * credential counts where no run signed in without one: then nothing shows that the solution can.
 */
export function lowestRelease(runs: readonly RunFacts[], index: OpenStackIndex): Assessment['lowestRelease'] {
  const used = new Map<string, Used>();
  for (const run of runs) {
    const negotiation = microversionsByService(run.own);
    for (const { exchange, operation, accepted } of run.own.calls) {
      if (!accepted || operation === undefined) continue;
      const pinned =
        negotiation.get(operation.service) === 'pinned' ? microversionOf(exchange.asked) : undefined;
      const known = used.get(operation.id)?.microversion;
      const microversion = higher(known, pinned);
      used.set(operation.id, microversion === undefined ? { operation } : { operation, microversion });
    }
  }
  // Nothing used is offered everywhere, which would say something about a solution that showed nothing.
  if (used.size === 0) return { release: null, because: [] };
  const credential = index.findOperation(APPLICATION_CREDENTIAL);
  if (credential !== undefined && runs.every(signedInWithApplicationCredential)) {
    used.set(credential.id, { operation: credential });
  }
  return oldest([...used.values()], index);
}

function signedInWithApplicationCredential(run: RunFacts): boolean {
  return run.shown.authentication.methods.includes('application_credential');
}

/** Walks up from the oldest release; what the one before it still lacked is why it is not older. */
function oldest(used: readonly Used[], index: OpenStackIndex): Assessment['lowestRelease'] {
  let lacking: string[] = [];
  for (const { name } of index.releases()) {
    const missing = used.filter((one) => !index.isOffered(one.operation, name, one.microversion));
    if (missing.length === 0) return { release: name, because: lacking };
    lacking = missing.map((one) => one.operation.id).sort();
  }
  return { release: null, because: lacking };
}

function higher(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareMicroversions(a, b) >= 0 ? a : b;
}
