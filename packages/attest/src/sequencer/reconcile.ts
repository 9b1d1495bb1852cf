// SPDX-License-Identifier: Apache-2.0
import { entryIdentity } from '../log/entry-identity.js';
import { readEdge } from '../log/grow-tree.js';
import { isSameHash } from '../log/merkle.js';
import { openTree } from '../log/open-tree.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { readEntries } from '../log/read-entries.js';
import { readRoot } from '../log/read-ranges.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import { insertEntries, type EntryRow } from './entry-rows.js';
import { findState, writeState, type LogState } from './log-state.js';
import type { LogDatabase } from './open-database.js';
import { publishHead } from './publish-head.js';
import type { SequencerWorld } from './sequencer-world.js';
import { forked, newestHead, openHead, type SignedHead } from './signed-head.js';

const ROWS_AT_ONCE = 256;

/** The dates of a log without entries. */
export const BEFORE_ALL = '1970-01-01T00:00:00.000Z';

/**
 * Brings the three that know of the log to one state, after whatever may have happened to any of them, and returns it:
 * the newest head that was signed, be it published, in the journal or in the database. What the database lacks is read back
 * from the store, entry by entry against that head; what was signed and not published is published.
 * Undefined where there is no log yet. Throws LOG_FORK where they do not belong together; LOG_TILE_MISSING, LOG_TILE or
 * LOG_ENTRIES where the store does not hold what was signed; LOG_UNPUBLISHED.
 * @param db a connection of a process that has the log locked
 */
export async function reconcile(world: SequencerWorld, db: LogDatabase): Promise<LogState | undefined> {
  const { verifier } = world.signer;
  const open = (note: Uint8Array | undefined): SignedHead | undefined =>
    note === undefined ? undefined : openHead(note, verifier);
  const published = open(await world.store.read('checkpoint', NOTE_LIMIT));
  const journaled = open(await world.journal?.read());
  const stored = await findState(db, verifier.name);
  const newest = newestHead([published, journaled, stored]);
  if (newest === undefined) return undefined;
  const state = stored?.size === newest.size ? stored : await restoreState(world, db, stored, newest);
  if (published?.size === state.size) return state;
  await verifyPrefix(world, published, state);
  await publishHead(world, db, state);
  return state;
}

/** Nothing is signed anew: what is published now was signed when its tree was in the store. Is it still, and of one history? */
async function verifyPrefix(
  { store }: SequencerWorld,
  older: SignedHead | undefined,
  newer: SignedHead,
): Promise<void> {
  const tree = openTree(store, newer);
  await readEdge(tree);
  if (older !== undefined && !isSameHash(await readRoot(tree, older.size), older.root))
    throw forked(older.size);
}

/** The store is ahead of the database, which was lost, put back from an older copy, or had not reached the disk. */
async function restoreState(
  world: SequencerWorld,
  db: LogDatabase,
  before: LogState | undefined,
  head: SignedHead,
): Promise<LogState> {
  await verifyPrefix(world, before, head);
  const origin = world.signer.verifier.name;
  return db.transaction().execute(async (tx) => {
    let after: LogState = { ...head, loggedAt: before?.loggedAt ?? BEFORE_ALL };
    // The rows refer to the state: it comes first, and is overwritten with the newest entry's time.
    await writeState(tx, origin, before, after);
    let rows: EntryRow[] = [];
    for await (const { index, entry } of readEntries(openTree(world.store, head), before?.size ?? 0)) {
      const parsed = parseLogEntry(entry, `entry ${index}`);
      if (parsed.loggedAt > after.loggedAt) after = { ...after, loggedAt: parsed.loggedAt };
      rows.push({ index, identity: entryIdentity(parsed), entry });
      if (rows.length < ROWS_AT_ONCE) continue;
      await insertEntries(tx, origin, rows);
      rows = [];
    }
    await insertEntries(tx, origin, rows);
    await writeState(tx, origin, after, after);
    return after;
  });
}
