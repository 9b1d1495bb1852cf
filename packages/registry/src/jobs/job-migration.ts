// SPDX-License-Identifier: Apache-2.0
import { sql, type Kysely } from 'kysely';
import { statementsOf } from './statements.js';

/** Where pg-boss has its tables, apart from ours: its names (`job`, `queue`, `version`) are anybody's. */
export const JOBS_SCHEMA = 'registry_jobs';

/** Makes the tables of pg-boss, in the transaction of the migration: never while a request waits. */
export async function makeJobs(db: Kysely<unknown>): Promise<void> {
  const { default: PgBoss } = await import('pg-boss');
  for (const statement of statementsOf(PgBoss.getConstructionPlans(JOBS_SCHEMA))) {
    await sql.raw(statement).execute(db);
  }
}
