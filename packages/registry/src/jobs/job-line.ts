// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { JOBS_SCHEMA } from './job-migration.js';
import type { JobName } from './job-names.js';

/** A job as it is shown to whoever runs the registry. */
export interface JobLine {
  readonly id: string;
  readonly name: JobName;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  /** Begun so far. */
  readonly attempts: number;
  /** ISO 8601, UTC, by the database's clock. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Of the last failure. */
  readonly why: string | null;
  /** What a job that is done told of itself. */
  readonly result: Readonly<Record<string, unknown>> | null;
}

export interface JobsPage {
  readonly name?: JobName;
  /** 1 to 200. */
  readonly limit?: number;
}

const LINES = 50;
const LINES_LIMIT = 200;

interface JobRow {
  readonly id: string;
  readonly name: JobName;
  readonly state: 'created' | 'retry' | 'active' | 'completed' | 'cancelled' | 'failed';
  readonly retry_count: number;
  readonly created_on: Date;
  readonly started_on: Date | null;
  readonly completed_on: Date | null;
  readonly output: Readonly<Record<string, unknown>> | null;
}

/** Jobs, the newest first. Those that are done are forgotten after a few hours, those that failed after a week. */
export async function readJobs(
  database: RegistryDatabase,
  { name, limit = LINES }: JobsPage,
): Promise<readonly JobLine[]> {
  const only = name === undefined ? sql`` : sql`where name = ${name}`;
  const { rows } = await sql<JobRow>`
    select id, name, state::text as state, retry_count, created_on, started_on, completed_on, output
    from ${sql.table(`${JOBS_SCHEMA}.job`)} ${only}
    order by created_on desc, id limit ${Math.min(Math.max(1, limit), LINES_LIMIT)}`.execute(database);
  return rows.map(lineOf);
}

function lineOf(row: JobRow): JobLine {
  const state = STATES[row.state];
  const message = row.output?.['message'];
  return {
    id: row.id,
    name: row.name,
    state,
    attempts: row.started_on === null ? 0 : row.retry_count + 1,
    createdAt: row.created_on.toISOString(),
    startedAt: row.started_on?.toISOString() ?? null,
    endedAt: row.completed_on?.toISOString() ?? null,
    why: state === 'done' || typeof message !== 'string' ? null : message,
    result: state === 'done' ? row.output : null,
  };
}

const STATES: Readonly<Record<JobRow['state'], JobLine['state']>> = {
  created: 'waiting',
  retry: 'waiting',
  active: 'running',
  completed: 'done',
  cancelled: 'failed',
  failed: 'failed',
};
