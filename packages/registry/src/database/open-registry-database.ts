// SPDX-License-Identifier: Apache-2.0
import { readdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { lockFolder, makeDurableFolder, migrate, pgliteDialect, writeDurably } from '@touchstone/attest';
import { Kysely, PostgresDialect, type Dialect } from 'kysely';
import { REGISTRY_MIGRATIONS } from './registry-migrations.js';
import type { RegistryTables } from './registry-tables.js';

export type RegistryDatabase = Kysely<RegistryTables>;

/** Where a registry's tables are: a PostgreSQL server, PGlite in a folder of this machine, or PGlite in memory. */
export type DatabasePlace =
  { readonly url: string } | { readonly folder: string } | { readonly memory: true };

/** How long a change waits for another one to end, in ms. */
const LOCK_TIMEOUT_MS = 30_000;
/** A process that hangs in the middle of a change is cut off by the server, in ms. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/**
 * Opens a registry's database and brings its tables up to date. In a folder it is this process's alone until it is
 * destroyed; one that PGlite cannot open (it never syncs, and may be in pieces after a loss of power) is laid aside and made
 * anew, to be filled by `rebuild`.
 * @throws TouchstoneError REGISTRY_DATABASE; REGISTRY_BUSY where another process has the folder
 */
export async function openRegistryDatabase(place: DatabasePlace): Promise<RegistryDatabase> {
  try {
    if ('url' in place) return await prepared(await postgresDialect(place.url));
    if ('memory' in place) return await prepared(await embeddedDialect(undefined));
    return await openFolder(place.folder);
  } catch (error) {
    throw refusal(error);
  }
}

async function postgresDialect(url: string): Promise<Dialect> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 15_000,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    application_name: 'touchstone registry',
  });
  // A connection that breaks while idle is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => {});
  // So would one that breaks between two statements of a transaction, which the pool does not listen to: the next fails.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

async function embeddedDialect(folder: string | undefined): Promise<Dialect> {
  const { PGlite } = await import('@electric-sql/pglite');
  return pgliteDialect(await (folder === undefined ? PGlite.create() : PGlite.create(folder)));
}

async function openFolder(folder: string): Promise<RegistryDatabase> {
  await makeDurableFolder(folder);
  const lock = await lockFolder(folder);
  try {
    const database = await openOrMake(folder);
    const destroy = database.destroy.bind(database);
    return Object.assign(database, {
      destroy: async () => {
        await destroy();
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** A folder that was not made to the end has no `database.ready` beside it. */
async function openOrMake(folder: string): Promise<RegistryDatabase> {
  const [data, ready] = [join(folder, 'database'), join(folder, 'database.ready')];
  if (await isThere(ready)) {
    try {
      return await prepared(await embeddedDialect(data));
    } catch (error) {
      // Tables of a newer version are whole, and not ours to lay aside.
      if (isTouchstoneError(error)) throw error;
    }
  }
  if (await isThere(data)) await rename(data, await freeName(folder));
  const made = await prepared(await embeddedDialect(data));
  await writeDurably(
    ready,
    Buffer.from('the database beside this file was made to the end\n'),
    join(folder, 'new'),
  );
  return made;
}

async function freeName(folder: string): Promise<string> {
  const names = new Set(await readdir(folder));
  let number = 1;
  while (names.has(`database.aside-${number}`)) number += 1;
  return join(folder, `database.aside-${number}`);
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

async function prepared(dialect: Dialect): Promise<RegistryDatabase> {
  const database = new Kysely<RegistryTables>({ dialect });
  try {
    await migrate(database, 'registry', REGISTRY_MIGRATIONS);
    return database;
  } catch (error) {
    await database.destroy().catch(() => {});
    throw error;
  }
}

/** The reason without the URL, which may hold a password. */
function refusal(error: unknown): TouchstoneError {
  const { code, message } = error as { code?: string; message?: string };
  if (isTouchstoneError(error, 'LOG_BUSY')) {
    return new TouchstoneError('REGISTRY_BUSY', 'Another process has the registry of this folder open.', {
      hint: 'End it first, or let both use one PostgreSQL: DATABASE_URL=postgresql://…',
      details: error.details,
      cause: error,
    });
  }
  const why = isTouchstoneError(error) ? error.message : (code ?? message ?? String(error));
  return new TouchstoneError('REGISTRY_DATABASE', `The registry's database cannot be opened: ${why}`, {
    hint: 'Is DATABASE_URL right, the server up, and may this user make tables? For a folder: is there room, and may you write there?',
    cause: error,
  });
}
