// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { certificateStates, type CertificateState, type LogView } from '@touchstone/attest';
import type { Actor } from '../audit/actor.js';
import { changeRegistry } from '../database/change-registry.js';
import { listCertificate } from '../derive/listed-certificate.js';
import { deriveAgain, historyDigest } from './derive-again.js';
import { momentOf } from './followed-log.js';
import { retried } from './retried.js';
import type { RegistryWorld } from './registry-world.js';

/** How the audit trail calls what no person did. */
const BY_ITSELF = 'the log and the clock';

/**
 * Derives again what became another one by time (a certificate expired, evidence is stale) or by the log (a revocation, a
 * waiver): those listings alone.
 * @returns the solutions whose listings changed
 * @throws TouchstoneError REGISTRY_DATABASE, REGISTRY_EVIDENCE, after all others were derived; what reading the log throws
 */
export async function refreshListings(world: RegistryWorld): Promise<readonly string[]> {
  const actor: Actor = { by: BY_ITSELF, at: new Date(world.clock()) };
  const changed: string[] = [];
  const failures: unknown[] = [];
  for (const solution of await findDue(world, await world.log.view(), actor.at)) {
    try {
      if (await refreshOne(world, solution, actor)) changed.push(solution);
    } catch (error) {
      // Damaged evidence of one must not leave others shown as valid that are not any more.
      if (!isTouchstoneError(error)) throw error;
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
  return changed;
}

function refreshOne(world: RegistryWorld, solution: string, actor: Actor): Promise<boolean> {
  return retried(async () => {
    const view = await world.log.view();
    return changeRegistry(world.database, view.checkpoint.size, (change) =>
      deriveAgain(world, change, view, solution, actor),
    );
  });
}

async function findDue(
  { database, root }: RegistryWorld,
  view: LogView,
  now: Date,
): Promise<readonly string[]> {
  const at = momentOf(view, now);
  const rows = await database
    .selectFrom('registry_listings')
    .select(['solution', 'life', 'due_at', 'derived_at'])
    .where('listing', 'is not', null)
    .orderBy('solution')
    .execute();
  const histories = new Map<string, CertificateState[]>();
  for (const one of certificateStates(view.entries, root, at).certificates) {
    const own = histories.get(one.entry.solution);
    if (own === undefined) histories.set(one.entry.solution, [one]);
    else own.push(one);
  }
  return rows
    .filter(({ solution, life, due_at, derived_at }) => {
      if (due_at !== null && Date.parse(due_at) <= at.getTime()) return true;
      // A clock that had run ahead was set right.
      if (Date.parse(derived_at) > at.getTime()) return true;
      const history = (histories.get(solution) ?? []).toReversed();
      return historyDigest(history.map((one) => listCertificate(one, root))) !== life;
    })
    .map(({ solution }) => solution);
}
