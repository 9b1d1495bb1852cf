// SPDX-License-Identifier: Apache-2.0
import type { LoggedEntry } from './log.js';
import type { LogDatabase } from './open-database.js';

export interface EntryRow extends LoggedEntry {
  readonly identity: string;
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters at most, and each row has four. */
const ROWS_AT_ONCE = 1000;

/** Those of the identities that the log has. */
export async function findEntries(
  db: LogDatabase,
  origin: string,
  identities: readonly string[],
): Promise<ReadonlyMap<string, LoggedEntry>> {
  const found = new Map<string, LoggedEntry>();
  for (const some of inParts(identities)) {
    const rows = await db
      .selectFrom('log_entries')
      .select(['identity', 'index', 'entry'])
      .where('origin', '=', origin)
      .where('identity', 'in', some)
      .execute();
    for (const { identity, index, entry } of rows) found.set(identity, { index: Number(index), entry });
  }
  return found;
}

/** The entries from an index on, in order. */
export async function readEntryRows(
  db: LogDatabase,
  origin: string,
  from: number,
): Promise<readonly Uint8Array[]> {
  const rows = await db
    .selectFrom('log_entries')
    .select('entry')
    .where('origin', '=', origin)
    .where('index', '>=', from)
    .orderBy('index')
    .execute();
  return rows.map(({ entry }) => entry);
}

export async function insertEntries(
  db: LogDatabase,
  origin: string,
  rows: readonly EntryRow[],
): Promise<void> {
  for (const some of inParts(rows))
    await db
      .insertInto('log_entries')
      .values(some.map(({ index, identity, entry }) => ({ origin, index, identity, entry })))
      .execute();
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / ROWS_AT_ONCE) }, (_, at) =>
    all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE),
  );
}
