// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { LogDatabase } from './open-database.js';
import type { SignedHead } from './signed-head.js';

/** What the database knows of the newest tree. */
export interface LogState extends SignedHead {
  /** Of the newest entry; nothing is dated before it. */
  readonly loggedAt: string;
}

export async function findState(db: LogDatabase, origin: string): Promise<LogState | undefined> {
  const row = await db.selectFrom('log_state').selectAll().where('origin', '=', origin).executeTakeFirst();
  if (row === undefined) return undefined;
  return { size: Number(row.size), root: row.root, note: row.checkpoint, loggedAt: row.logged_at };
}

/**
 * Puts a newer state in the place of the one that it was made from. Throws LOG_LOCK_LOST where that one is no longer there:
 * another process went on, and what was computed here is of a tree that is not.
 */
export async function writeState(
  db: LogDatabase,
  origin: string,
  before: LogState | undefined,
  { size, root, note, loggedAt }: LogState,
): Promise<void> {
  const values = { size, root, checkpoint: note, logged_at: loggedAt };
  if (before === undefined) {
    await db
      .insertInto('log_state')
      .values({ origin, ...values })
      .execute();
    return;
  }
  const { numUpdatedRows } = await db
    .updateTable('log_state')
    .set(values)
    .where('origin', '=', origin)
    .where('size', '=', before.size)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) throw lockLost();
}

/** Someone else has the log in hand: nothing more is written from here. */
export function lockLost(): TouchstoneError {
  return new TouchstoneError('LOG_LOCK_LOST', 'Another process has taken this log over in the meantime.', {
    hint: 'Append again: what was taken before is not taken twice.',
  });
}
