// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, type CertificateEntry } from '@touchstone/model';
import type { LogView, OpenBundle } from '@touchstone/attest';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import { insertBundle, removeBundle } from '../database/bundle-rows.js';
import { changeRegistry, type Change } from '../database/change-registry.js';
import { openKeptBundle } from '../evidence/open-kept-bundle.js';
import { deriveAgain } from '../ingest/derive-again.js';
import { retried } from '../ingest/retried.js';
import type { RegistryWorld } from '../ingest/registry-world.js';
import { verifyLoggedBundle } from '../ingest/verify-logged-bundle.js';

/** A certificate of the log, and what the evidence of it came to. */
export interface RebuiltBundle {
  readonly solution: string;
  readonly envelope: string;
  /** `missing`: there is no receipt, as of bundles that others have logged. */
  readonly outcome: 'held' | 'missing' | 'refused';
  /** Of the refusal. */
  readonly code?: string;
  readonly why?: string;
}

export interface Rebuilt {
  readonly bundles: readonly RebuiltBundle[];
  /** Listings that became others, came or went. */
  readonly changed: readonly string[];
}

interface Read extends RebuiltBundle {
  readonly index: number;
  readonly entry: CertificateEntry;
  readonly bundle?: OpenBundle;
}

/**
 * Derives everything again from evidence and log alone: each certificate of the log whose bundle is held is verified anew,
 * and the rows are made what follows from that. Rows that follow already stay as they are; whoever reads meanwhile sees each
 * listing as it was or as it is.
 * @param onBundle is told of each, as it is done
 * @throws TouchstoneError REGISTRY_DATABASE; what reading the log throws
 */
export async function rebuildRegistry(
  world: RegistryWorld,
  by: string,
  onBundle: (bundle: RebuiltBundle) => void = () => undefined,
): Promise<Rebuilt> {
  const actor: Actor = { by, at: new Date(world.clock()) };
  const view = await world.log.view();
  const bundles: RebuiltBundle[] = [];
  const changed: string[] = [];
  for (const solution of await solutionsOf(world, view)) {
    const read: Read[] = [];
    for (const one of certificatesOf(view, solution)) {
      const found = await readKept(world, view, one);
      read.push(found);
      const { bundle: _, index: __, entry: ___, ...told } = found;
      bundles.push(told);
      onBundle(told);
    }
    if (await retried(async () => rewrite(world, solution, read, await world.log.view(), actor)))
      changed.push(solution);
  }
  await changeRegistry(world.database, (await world.log.view()).checkpoint.size, ({ tx }) =>
    addAuditLine(tx, actor, 'rebuilt', { bundles: bundles.length, changed: changed.length }),
  );
  return { bundles, changed };
}

/** Those of the log, and those that the database has and the log has not: their rows go. */
async function solutionsOf({ database }: RegistryWorld, { entries }: LogView): Promise<readonly string[]> {
  const rows = await database
    .selectFrom('registry_bundles')
    .select('solution')
    .union(database.selectFrom('registry_listings').select('solution'))
    .execute();
  const logged = entries.flatMap(({ entry }) => (entry.kind === 'certificate' ? [entry.solution] : []));
  return [...new Set([...logged, ...rows.map(({ solution }) => solution)])].toSorted();
}

/** Each certificate once: one that a log has twice is where it was logged first. */
function certificatesOf(
  { entries }: LogView,
  solution: string,
): readonly { readonly index: number; readonly entry: CertificateEntry }[] {
  const own = new Map<string, { readonly index: number; readonly entry: CertificateEntry }>();
  for (const { index, entry } of entries) {
    if (entry.kind !== 'certificate' || entry.solution !== solution || own.has(entry.envelope)) continue;
    own.set(entry.envelope, { index, entry });
  }
  return [...own.values()];
}

async function readKept(
  { evidence, root }: RegistryWorld,
  view: LogView,
  { index, entry }: { readonly index: number; readonly entry: CertificateEntry },
): Promise<Read> {
  const { solution, envelope } = entry;
  const told = { solution, envelope, index, entry };
  try {
    const bundle = await openKeptBundle(evidence, envelope);
    if (bundle === undefined) return { ...told, outcome: 'missing' };
    const logged = await verifyLoggedBundle(bundle, view, root);
    return { ...told, ...logged, bundle, outcome: 'held' };
  } catch (error) {
    if (!isTouchstoneError(error)) throw error;
    return { ...told, outcome: 'refused', code: error.code, why: error.message };
  }
}

function rewrite(
  world: RegistryWorld,
  solution: string,
  read: readonly Read[],
  view: LogView,
  actor: Actor,
): Promise<boolean> {
  return changeRegistry(world.database, view.checkpoint.size, async (change) => {
    await removeOthers(world, change, solution, read, actor);
    for (const { bundle, index, entry } of read) {
      if (bundle === undefined) continue;
      // Also what a hand changed in the rows themselves goes.
      await removeBundle(change.tx, entry.envelope);
      await insertBundle(change.tx, bundle.index, { index, entry });
    }
    return deriveAgain(world, change, view, solution, actor);
  });
}

/** Rows that do not follow from what was read go; those of bundles that were taken in meanwhile stay. */
async function removeOthers(
  { evidence }: RegistryWorld,
  { tx }: Change,
  solution: string,
  read: readonly Read[],
  actor: Actor,
): Promise<void> {
  const rows = await tx
    .selectFrom('registry_bundles')
    .select(['envelope', 'log_index'])
    .where('solution', '=', solution)
    .execute();
  for (const { envelope, log_index } of rows) {
    const found = read.find((one) => one.envelope === envelope);
    if (found?.outcome === 'held') continue;
    const arrived = found?.outcome === 'missing' && (await evidence.findReceipt(envelope)) !== undefined;
    if (arrived || (found === undefined && read.every(({ index }) => index < Number(log_index)))) continue;
    await removeBundle(tx, envelope);
    const details = { certificate: envelope, code: found?.code ?? null };
    await addAuditLine(tx, actor, 'bundle dropped', details, solution);
  }
}
