// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { sql } from 'kysely';
import type { LogDatabase } from './open-database.js';

/**
 * Runs an act while no other process of this database appends to the log: PostgreSQL's advisory lock, which ends with the
 * session that has it, however that ends. Throws LOG_BUSY where another has it for too long, LOG_DATABASE where the
 * database fails, and what the act throws.
 */
export async function withLogLocked<T>(
  database: LogDatabase,
  origin: string,
  act: (db: LogDatabase) => Promise<T>,
): Promise<T> {
  const key = createHash('sha256').update(`touchstone log ${origin}`).digest().readBigInt64BE().toString();
  try {
    return await database.connection().execute(async (db) => {
      await sql`select pg_advisory_lock(${key}::bigint)`.execute(db);
      try {
        return await act(db);
      } finally {
        // A session that broke has let go of it already.
        await sql`select pg_advisory_unlock(${key}::bigint)`.execute(db).catch(() => {});
      }
    });
  } catch (error) {
    throw databaseRefusal(error) ?? error;
  }
}

/** A failure of the database in our words; undefined for others. Codes alone are told: a message may quote the URL. */
function databaseRefusal(error: unknown): TouchstoneError | undefined {
  if (isTouchstoneError(error)) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === '55P03') {
    return new TouchstoneError('LOG_BUSY', 'Another process has the log locked and does not let go of it.', {
      hint: 'Try again; if it stays so, look for a touchstone that hangs (pg_stat_activity, "touchstone log").',
      cause: error,
    });
  }
  const broken = typeof message === 'string' && /connection|terminat/i.test(message);
  if (typeof code !== 'string' && !broken) return undefined;
  return new TouchstoneError(
    'LOG_DATABASE',
    `The log's database failed (${typeof code === 'string' ? code : 'the connection broke'}); nothing that was being appended is acknowledged.`,
    { hint: 'See to the database and append again: what was taken before is not taken twice.', cause: error },
  );
}
