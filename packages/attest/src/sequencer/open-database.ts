// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { LOG_MIGRATIONS } from './log-migrations.js';
import type { LogTables } from './log-tables.js';
import { migrate } from './migrate.js';
import { pgliteDialect } from './pglite-dialect.js';

export type LogDatabase = Kysely<LogTables>;

/** How long one sequencer waits for another that holds the log, in ms. */
const LOCK_TIMEOUT_MS = 120_000;
/** A sequencer that hangs with the log in its hands is cut off by the server, and signs nothing, in ms. */
const IDLE_IN_TRANSACTION_MS = 300_000;

/**
 * Opens a PostgreSQL database for logs and makes their tables. Connections are direct or through a pooler in session mode:
 * the log is locked by session. Throws LOG_DATABASE where it cannot be reached or does not hold what it commits.
 */
export async function openPostgres(url: string): Promise<LogDatabase> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 4,
    connectionTimeoutMillis: 15_000,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    // A server may be set to answer before a commit is on disk; what a log acknowledges must be.
    options: '-c synchronous_commit=on',
    application_name: 'touchstone log',
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  // So would one that breaks between two statements of a transaction, which the pool does not listen to: the next fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  return prepared(new Kysely<LogTables>({ dialect: new PostgresDialect({ pool }) }));
}

/** Opens PGlite, PostgreSQL in this process, in a folder or (undefined) in memory. It takes seconds where there is none yet. */
export async function openPGlite(folder: string | undefined): Promise<LogDatabase> {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await (folder === undefined ? PGlite.create() : PGlite.create(folder)).catch(
    (error: unknown) => {
      throw cannotOpen(error, 'Is there room on the disk, and may this user write there?');
    },
  );
  return prepared(new Kysely<LogTables>({ dialect: pgliteDialect(pglite) }));
}

/** Whether what is committed outlives a loss of power. PGlite never syncs; PostgreSQL does unless someone turned it off. */
export async function isDurable(db: LogDatabase): Promise<boolean> {
  const { rows } = await sql<{ fsync: string }>`show fsync`.execute(db);
  return rows[0]?.fsync === 'on';
}

async function prepared(db: LogDatabase): Promise<LogDatabase> {
  try {
    await migrate(db, 'log', LOG_MIGRATIONS);
    return db;
  } catch (error) {
    await db.destroy().catch(() => {});
    if (error instanceof TouchstoneError) throw error;
    throw cannotOpen(error, 'Is DATABASE_URL right, the server up, and may this user make tables?');
  }
}

function cannotOpen(error: unknown, hint: string): TouchstoneError {
  const message = `The log's database cannot be opened: ${describe(error)}.`;
  return new TouchstoneError('LOG_DATABASE', message, { hint, cause: error });
}

/** The reason without the URL, which may hold a password. */
function describe(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code ?? message ?? String(error);
}
