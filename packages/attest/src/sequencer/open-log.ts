// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, TouchstoneError } from '@touchstone/model';
import type { NewLogEntry } from '../log/entry-identity.js';
import { EMPTY_EDGE, edgeRoot } from '../log/grow-tree.js';
import { inclusionProof } from '../log/inclusion-proof.js';
import type { LogStore } from '../log/log-store.js';
import { openTree } from '../log/open-tree.js';
import { parseLogEntry } from '../log/parse-log-entry.js';
import { tlogProofText } from '../log/tlog-proof.js';
import type { NoteSigner } from '../note/note-signer.js';
import { NOTE_LIMIT } from '../note/note-text.js';
import { AppendQueue } from './append-queue.js';
import { findEntries } from './entry-rows.js';
import type { AppendedEntry, Cosign, Log } from './log.js';
import { logMissing } from './log-missing.js';
import { writeState, type LogState } from './log-state.js';
import { isDurable, type LogDatabase } from './open-database.js';
import { cosignAgain, publishHead } from './publish-head.js';
import { BEFORE_ALL, reconcile } from './reconcile.js';
import { sequenceEntries } from './sequence-entries.js';
import type { SequencerWorld, SignedJournal } from './sequencer-world.js';
import { openHead, signHead, type SignedHead } from './signed-head.js';
import { withLogLocked } from './with-log-locked.js';

export interface OpenLogOptions {
  readonly store: LogStore;
  /** Closed with the log. */
  readonly database: LogDatabase;
  /** The log's key; its name is the log's origin. */
  readonly signer: NoteSigner;
  /** Epoch ms. */
  readonly clock: () => number;
  /** Must be given where the database does not hold what it commits through a loss of power. */
  readonly journal?: SignedJournal | undefined;
  readonly cosign?: Cosign | undefined;
  /** Whether a log that is not there yet is made. */
  readonly create?: boolean | undefined;
  readonly verifyHeld?: (() => Promise<void>) | undefined;
}

/**
 * Opens a log to append to it. Whatever a crash left half done is finished first (reconcile).
 * Throws LOG_MISSING where there is no log and none is to be made, LOG_DATABASE where the database is not durable and
 * there is no journal, and what reconcile throws. What was given is the caller's to close then.
 */
export async function openLog(options: OpenLogOptions): Promise<Log> {
  const { database, store, signer, clock, journal, cosign } = options;
  const origin = signer.verifier.name;
  if (journal === undefined && !(await isDurable(database))) {
    throw new TouchstoneError('LOG_DATABASE', 'The database does not sync what it commits (fsync is off).', {
      hint: 'Turn fsync on: a log must not forget what it has signed.',
    });
  }
  const verifyHeld = options.verifyHeld ?? (async () => {});
  const world: SequencerWorld = { store, signer, clock, journal, cosign, verifyHeld, known: undefined };
  await withLogLocked(database, origin, async (db) => {
    if ((await reconcile(world, db)) !== undefined) return;
    if (options.create !== true) throw logMissing(origin);
    await createLog(world, db);
  });
  const queue = new AppendQueue((entries) =>
    withLogLocked(database, origin, (db) => appendAll(world, db, entries)),
  );
  return {
    origin,
    reader: store,
    append: async (entries) => {
      for (const entry of entries) verifyNewEntry(entry);
      return queue.append(entries);
    },
    find: async (identity) => {
      const found = (await findEntries(database, origin, [identity])).get(identity);
      return found !== undefined && found.index < (await publishedHead(world)).size ? found : undefined;
    },
    checkpoint: async () => (await publishedHead(world)).note,
    prove: (index) => prove(world, index),
    cosignAgain: () =>
      withLogLocked(database, origin, async (db) => {
        await reconcile(world, db);
        await cosignAgain(world, db, await publishedHead(world));
      }),
    close: async () => {
      await queue.idle();
      await database.destroy();
    },
  };
}

/** One batch, from a log that is whole to one that is whole. */
async function appendAll(
  world: SequencerWorld,
  db: LogDatabase,
  entries: readonly NewLogEntry[],
): Promise<readonly AppendedEntry[]> {
  const state = await reconcile(world, db);
  if (state === undefined) throw logMissing(world.signer.verifier.name);
  const done = await db.transaction().execute((tx) => sequenceEntries(world, tx, state, entries));
  if (done.state.size > state.size) await publishHead(world, db, done.state);
  return done.entries;
}

async function publishedHead({ store, signer }: SequencerWorld): Promise<SignedHead> {
  const note = await store.read('checkpoint', NOTE_LIMIT);
  if (note === undefined) throw logMissing(signer.verifier.name);
  return openHead(note, signer.verifier);
}

async function prove(world: SequencerWorld, index: number): Promise<Uint8Array> {
  const { size, root, note } = await publishedHead(world);
  const proof = await inclusionProof(openTree(world.store, { size, root }), index, size);
  return Buffer.from(tlogProofText({ index, proof, checkpoint: note }));
}

async function createLog(world: SequencerWorld, db: LogDatabase): Promise<void> {
  const head = signHead(0, edgeRoot(EMPTY_EDGE), world.signer);
  const state: LogState = { ...head, loggedAt: BEFORE_ALL };
  await writeState(db, world.signer.verifier.name, undefined, state);
  await publishHead(world, db, head);
}

/** Held to its schema and size before others' entries are in the same transaction. */
function verifyNewEntry(entry: NewLogEntry): void {
  parseLogEntry(Buffer.from(canonicalJson({ ...entry, loggedAt: BEFORE_ALL })), 'the entry');
}
