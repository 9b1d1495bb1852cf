// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, TouchstoneError } from '@touchstone/model';
import { encodeEntries } from '../log/entry-bundle.js';
import { entryIdentity, type NewLogEntry } from '../log/entry-identity.js';
import { growTree, readEdge, type NewTile, type TreeEdge } from '../log/grow-tree.js';
import { isSameHash, leafHash } from '../log/merkle.js';
import { openTree } from '../log/open-tree.js';
import { entriesPath, TILE_WIDTH } from '../log/tiles.js';
import { findEntries, insertEntries, readEntryRows, type EntryRow } from './entry-rows.js';
import type { AppendedEntry } from './log.js';
import { writeState, type LogState } from './log-state.js';
import type { LogDatabase } from './open-database.js';
import type { SequencerWorld } from './sequencer-world.js';
import { signHead } from './signed-head.js';

export interface Sequenced {
  readonly state: LogState;
  readonly entries: readonly AppendedEntry[];
}

/** Resources that are written to a store at the same time. */
const WRITES_AT_ONCE = 8;

/**
 * Gives entries their places, within one transaction: rows, then all of the grown tree in the store, then its signature.
 * A checkpoint MUST NOT be signed for a tree that is not fully in the store. Where any of this fails the transaction is
 * rolled back, and what already lies in the store is beyond every checkpoint and written anew.
 * @param tx a transaction of a process that has the log locked
 */
export async function sequenceEntries(
  world: SequencerWorld,
  tx: LogDatabase,
  state: LogState,
  wanted: readonly NewLogEntry[],
): Promise<Sequenced> {
  const origin = world.signer.verifier.name;
  const identities = wanted.map(entryIdentity);
  const places = new Map(
    [...(await findEntries(tx, origin, [...new Set(identities)]))].map(([identity, found]) => [
      identity,
      { ...found, fresh: false },
    ]),
  );
  const loggedAt = laterOf(new Date(world.clock()).toISOString(), state.loggedAt);
  const rows: EntryRow[] = [];
  const entries = wanted.map((one, at): AppendedEntry => {
    const identity = identities[at] ?? entryIdentity(one);
    const place = places.get(identity);
    if (place !== undefined) return place;
    const index = state.size + rows.length;
    const entry = Buffer.from(canonicalJson({ ...one, loggedAt }));
    rows.push({ index, identity, entry });
    places.set(identity, { index, entry, fresh: false });
    return { index, entry, fresh: true };
  });
  if (rows.length === 0) return { state, entries };

  await insertEntries(tx, origin, rows);
  const edge = await currentEdge(world, state);
  const grown = growTree(
    edge,
    rows.map(({ entry }) => leafHash(entry)),
  );
  const before = await unbundled(tx, origin, edge);
  await writeAll(world, [...entryBundles(before, rows, state.size), ...grown.tiles]);
  const head = signHead(grown.edge.size, grown.root, world.signer);
  const after = { ...head, loggedAt };
  await writeState(tx, origin, state, after);
  world.known = { head, edge: grown.edge };
  return { state: after, entries };
}

/** Times of one spelling compare as text. A clock that was set back must not date an entry before those it follows. */
function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}

async function currentEdge(world: SequencerWorld, state: LogState): Promise<TreeEdge> {
  const { known } = world;
  if (known !== undefined && known.head.size === state.size && isSameHash(known.head.root, state.root))
    return known.edge;
  return readEdge(openTree(world.store, state));
}

/** The entries that are in no full bundle yet, from the database, held against the tree. */
async function unbundled(tx: LogDatabase, origin: string, edge: TreeEdge): Promise<readonly Uint8Array[]> {
  const first = edge.size - (edge.size % TILE_WIDTH);
  const rows = (await readEntryRows(tx, origin, first)).slice(0, edge.size - first);
  const hashes = edge.levels[0] ?? [];
  if (rows.length === hashes.length && hashes.every((hash, at) => isSameHash(hash, leafHash(rows[at]!))))
    return rows;
  throw new TouchstoneError(
    'LOG_DATABASE',
    `The database's entries from ${first} on are not those of the log's tree.`,
    { hint: 'Was it put back from another log? Remove it: it is made anew from the log itself.' },
  );
}

/** The bundles that come to be, full ones and at most one that is not. */
function entryBundles(
  before: readonly Uint8Array[],
  rows: readonly EntryRow[],
  size: number,
): readonly NewTile[] {
  const entries = [...before, ...rows.map(({ entry }) => entry)];
  const first = Math.floor(size / TILE_WIDTH);
  return Array.from({ length: Math.ceil(entries.length / TILE_WIDTH) }, (_, at) => {
    const some = entries.slice(at * TILE_WIDTH, (at + 1) * TILE_WIDTH);
    return { path: entriesPath(first + at, some.length), bytes: encodeEntries(some) };
  });
}

async function writeAll({ store }: SequencerWorld, resources: readonly NewTile[]): Promise<void> {
  for (let at = 0; at < resources.length; at += WRITES_AT_ONCE) {
    const some = resources.slice(at, at + WRITES_AT_ONCE).map(({ path, bytes }) => store.write(path, bytes));
    // All are waited for before a failure is told, or a late one would write into the next attempt.
    const failed = (await Promise.allSettled(some)).find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }
}
