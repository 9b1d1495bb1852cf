// SPDX-License-Identifier: Apache-2.0
import { openRegistryDatabase, type RegistryDatabase } from '@touchstone/registry';
import { sql } from 'kysely';
import { findPostgres, startPostgres } from '../../../packages/attest/src/testing/start-postgres.js';

/** A database that the registry's tests run on. */
export interface RegistryServer {
  /** A new, empty database, and ways into it: one for each process. */
  make(): Promise<() => Promise<RegistryDatabase>>;
  close(): Promise<void>;
}

export interface RegistryServerKind {
  readonly name: string;
  /** Why tests on it are skipped. */
  readonly missing: string | undefined;
  start(): Promise<RegistryServer>;
}

/** Every test of what the registry stores runs on each. */
export const REGISTRY_SERVERS: readonly RegistryServerKind[] = [
  { name: 'PGlite', missing: undefined, start: async () => startEmbedded() },
  {
    name: 'PostgreSQL',
    missing: findPostgres() === undefined ? 'there is no PostgreSQL here' : undefined,
    start: startServer,
  },
];

/** One in memory for all tests of a file, since making one takes seconds; made anew is what empties it. */
function startEmbedded(): RegistryServer {
  let database: RegistryDatabase | undefined;
  return {
    make: async () => {
      database ??= await openRegistryDatabase({ memory: true });
      await empty(database);
      const held = unclosable(database);
      return async () => held;
    },
    close: async () => database?.destroy(),
  };
}

async function startServer(): Promise<RegistryServer> {
  const postgres = await startPostgres();
  const opened: RegistryDatabase[] = [];
  let made = 0;
  return {
    make: async () => {
      made += 1;
      const first = await openRegistryDatabase({ url: postgres.url });
      await sql`create database ${sql.ref(`made_${made}`)}`.execute(first);
      await first.destroy();
      const url = postgres.url.replace('/postgres?', `/made_${made}?`);
      return async () => {
        const database = await openRegistryDatabase({ url });
        opened.push(database);
        return database;
      };
    },
    close: async () => {
      await Promise.all(opened.map((database) => database.destroy().catch(() => {})));
      await postgres.close();
    },
  };
}

async function empty(database: RegistryDatabase): Promise<void> {
  await sql`alter table registry_audit disable trigger all`.execute(database);
  for (const table of ['audit', 'listings', 'members', 'bundles']) {
    await sql`delete from ${sql.ref(`registry_${table}`)}`.execute(database);
  }
  await sql`alter table registry_audit enable trigger all`.execute(database);
  await sql`update registry_state set epoch = gen_random_uuid()::text, change = 0, log_size = 0`.execute(
    database,
  );
}

function unclosable(database: RegistryDatabase): RegistryDatabase {
  return new Proxy(database, {
    get(target, name) {
      if (name === 'destroy') return async () => {};
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

/** All that follows from evidence and log, for comparison: not the audit trail, nor numbers of changes. */
export async function dumpOf(database: RegistryDatabase): Promise<unknown> {
  const bundles = await database.selectFrom('registry_bundles').selectAll().orderBy('envelope').execute();
  const members = await database
    .selectFrom('registry_members')
    .selectAll()
    .orderBy('bundle')
    .orderBy('path')
    .execute();
  const listings = await database
    .selectFrom('registry_listings')
    .select(['solution', 'listing', 'digest', 'row', 'facts', 'envelope', 'life', 'due_at'])
    .where('listing', 'is not', null)
    .orderBy('solution')
    .execute();
  return {
    bundles: bundles.map((row) => ({ ...row, log_index: Number(row.log_index) })),
    members: members.map((row) => ({ ...row, bytes: Number(row.bytes) })),
    listings,
  };
}
