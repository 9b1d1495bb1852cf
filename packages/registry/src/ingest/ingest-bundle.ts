// SPDX-License-Identifier: Apache-2.0
import { sha256Digest } from '@touchstone/model';
import { openBundle, type LogView, type OpenBundle } from '@touchstone/attest';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import { changeRegistry } from '../database/change-registry.js';
import { insertBundle } from '../database/bundle-rows.js';
import { isKept } from '../evidence/is-kept.js';
import { keepBundle } from '../evidence/keep-bundle.js';
import { deriveAgain } from './derive-again.js';
import type { RegistryWorld } from './registry-world.js';
import { retried } from './retried.js';
import { verifyLoggedBundle, type LoggedBundle } from './verify-logged-bundle.js';

/** What became of a bundle that was given. */
export interface Ingested {
  readonly outcome: 'new' | 'known';
  readonly solution: string;
  /** Of the certificate's envelope. */
  readonly envelope: string;
}

/**
 * Takes a bundle in: verified completely, then its evidence kept, then, in one transaction, all rows. Killed on the way, it
 * has left evidence that nothing names, and nothing else. The same bundle again, or at the same time, is one.
 * @param path a folder or a file
 * @throws TouchstoneError REGISTRY_REFUSED, which names the link that broke; BUNDLE_*, PAPER_*; REGISTRY_EVIDENCE_WRITE,
 * REGISTRY_DATABASE; what reading the log throws
 */
export async function ingestBundle(world: RegistryWorld, path: string, by: string): Promise<Ingested> {
  const bundle = await openBundle(path);
  try {
    const known = await findKnown(world, bundle);
    if (known !== undefined) return known;
    const view = await world.log.view();
    const logged = await verifyLoggedBundle(bundle, view, world.root);
    await keepBundle(world.evidence, bundle);
    return await retried(async (tries) =>
      enter(world, bundle, logged, tries === 0 ? view : await world.log.view(), {
        by,
        at: new Date(world.clock()),
      }),
    );
  } finally {
    await bundle.close();
  }
}

/** Its rows are there, and its evidence: nothing has to be verified to know that. */
async function findKnown(
  { database, evidence }: RegistryWorld,
  { attestation, index, indexDigest }: OpenBundle,
): Promise<Ingested | undefined> {
  if (attestation.certificate === undefined) return undefined;
  const envelope = sha256Digest(attestation.certificate);
  const row = await database
    .selectFrom('registry_bundles')
    .select(['bundle', 'solution'])
    .where('envelope', '=', envelope)
    .executeTakeFirst();
  if (row?.bundle !== indexDigest || !(await isKept(evidence, envelope, index))) return undefined;
  return { outcome: 'known', solution: row.solution, envelope };
}

function enter(
  world: RegistryWorld,
  bundle: OpenBundle,
  logged: LoggedBundle,
  view: LogView,
  actor: Actor,
): Promise<Ingested> {
  const { solution, envelope } = logged.entry;
  return changeRegistry(world.database, view.checkpoint.size, async (change) => {
    if (!(await insertBundle(change.tx, bundle.index, logged)))
      return { outcome: 'known', solution, envelope };
    const details = { bundle: bundle.indexDigest, certificate: envelope, index: logged.index };
    await addAuditLine(change.tx, actor, 'bundle taken in', details, solution);
    await deriveAgain(world, change, view, solution, actor);
    return { outcome: 'new', solution, envelope };
  });
}
