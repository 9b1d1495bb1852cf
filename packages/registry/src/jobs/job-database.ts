// SPDX-License-Identifier: Apache-2.0
import { CompiledQuery, type QueryResult } from 'kysely';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { statementsOf } from './statements.js';

/** A database as pg-boss asks for one. */
export interface JobDatabase {
  executeSql(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
}

/** The registry's own database for pg-boss: the same connections, PGlite's only one or PostgreSQL's pool. */
export function jobDatabase(database: RegistryDatabase): JobDatabase {
  const run = (on: RegistryDatabase, text: string, values: readonly unknown[] = []) =>
    on.executeQuery(CompiledQuery.raw(text, [...values])) as Promise<QueryResult<unknown>>;
  return {
    executeSql: async (text, values) => {
      if (!/^\s*begin;/i.test(text)) return rowsOf(await run(database, text, values));
      await database.transaction().execute(async (tx) => {
        for (const statement of statementsOf(text)) await run(tx, statement);
      });
      return { rows: [] };
    },
  };
}

function rowsOf({ rows }: QueryResult<unknown>): { rows: unknown[] } {
  return { rows };
}
