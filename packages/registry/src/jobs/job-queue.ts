// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { sql } from 'kysely';
import type PgBoss from 'pg-boss';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { JOBS_SCHEMA } from './job-migration.js';
import type { JobName } from './job-names.js';

/** A job that this process has taken. */
export interface QueuedJob {
  readonly id: string;
  readonly data: unknown;
  /** From 1. */
  readonly attempt: number;
  readonly last: boolean;
}

/** What a loop does with the queue. None of these rejects: a database that fails is told of, and asked again later. */
export interface JobQueue {
  /** Ms between two signs of life of jobs that run. */
  readonly beatEvery: number;
  fetch(name: JobName, limit: number): Promise<readonly QueuedJob[]>;
  /** Tells that these still run. @returns those of them that are still this process's; undefined: nobody knows */
  beat(name: JobName, ids: readonly string[]): Promise<ReadonlySet<string> | undefined>;
  complete(name: JobName, id: string, result: object): Promise<void>;
  fail(name: JobName, id: string, error: unknown): Promise<void>;
}

const WHY_LIMIT = 500;

/** @param lease seconds after which a job without a sign of life is another worker's to do */
export function jobQueue(
  boss: PgBoss,
  database: RegistryDatabase,
  lease: number,
  onDefect: (error: unknown) => void,
): JobQueue {
  const told = <T>(act: Promise<T>): Promise<T | undefined> =>
    act.catch((error: unknown) => {
      onDefect(error);
      return undefined;
    });
  return {
    beatEvery: (lease * 1000) / 4,
    fetch: async (name, limit) => {
      const jobs = await told(boss.fetch(name, { batchSize: limit, includeMetadata: true }));
      return (jobs ?? []).map(({ id, data, retryCount, retryLimit }) => ({
        id,
        data,
        attempt: retryCount + 1,
        last: retryCount >= retryLimit,
      }));
    },
    beat: async (name, ids) => {
      const jobs = sql.table(`${JOBS_SCHEMA}.job`);
      const beaten = await told(
        // What an attempt may last is counted from its start.
        sql<{ readonly id: string }>`update ${jobs}
          set expire_in = now() - started_on + make_interval(secs => ${lease}::double precision)
          where name = ${name} and state = 'active' and id in (select unnest(${[...ids]}::uuid[]))
          returning id`.execute(database),
      );
      return beaten === undefined ? undefined : new Set(beaten.rows.map(({ id }) => id));
    },
    complete: async (name, id, result) => void (await told(boss.complete(name, id, result))),
    fail: async (name, id, error) => void (await told(boss.fail(name, id, failureOf(error)))),
  };
}

/** What is kept of a failure: no stack, no cause, no details. */
function failureOf(error: unknown): { readonly message: string; readonly code?: string } {
  const message = error instanceof Error ? error.message : String(error);
  const code = isTouchstoneError(error) ? { code: error.code } : {};
  return { message: message.slice(0, WHY_LIMIT), ...code };
}
