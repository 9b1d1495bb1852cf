// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type PgBoss from 'pg-boss';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { jobDatabase } from './job-database.js';
import { readJobs, type JobLine, type JobsPage } from './job-line.js';
import { startLoop, type JobHandler, type JobLoop } from './job-loop.js';
import { JOBS_SCHEMA } from './job-migration.js';
import { JOB_NAMES, JOBS, type JobData, type JobName } from './job-names.js';
import { jobQueue } from './job-queue.js';

export type JobHandlers = { readonly [Name in JobName]?: JobHandler<JobData[Name]> };

/** Jobs of a registry: sent by any process that has its database, done by any that works. */
export interface Jobs {
  /**
   * Sends a job. It is done once or, where a worker dies on the way, again.
   * @param key of jobs of one key one waits at most, but for `deliver`
   * @param tx the job is there when that transaction is committed
   * @returns undefined where one of the same key waits already
   * @throws TouchstoneError REGISTRY_DATABASE
   */
  send<Name extends JobName>(
    name: Name,
    data: JobData[Name],
    options: { readonly key: string; readonly tx?: RegistryDatabase },
  ): Promise<string | undefined>;
  recent(page?: JobsPage): Promise<readonly JobLine[]>;
  /** Takes jobs and does them, until this is closed. Once only. */
  work(handlers: JobHandlers): void;
  /** Looks for jobs of that name at once, where this process does them. */
  wake(name: JobName): void;
  /** Lets jobs that run come to their end, or break off in order; the database stays open. */
  close(): Promise<void>;
}

export interface JobsParts {
  readonly database: RegistryDatabase;
  /** Is told of what goes wrong on the way: a database that is gone for a while. */
  readonly onDefect?: (error: unknown) => void;
  /** Seconds after which a job without a sign of life is done by another worker. 60 unless told. */
  readonly lease?: number;
  /** Ms between two looks at an empty queue. 2000 unless told. */
  readonly pause?: number;
}

/** Of making the queues, beside others that make them. */
const TRIES = 10;
const LEASE_SECONDS = 60;
const PAUSE_MS = 2000;
/** Seconds: rows of what is done are many, and worth little. */
const KEEP_DONE = 4 * 3600;
const KEEP_FAILED = 7 * 86_400;

/**
 * Opens the jobs of a registry's database: pg-boss, on PGlite and PostgreSQL alike, over the connections that there are.
 * @throws TouchstoneError REGISTRY_DATABASE
 */
export async function openJobs({
  database,
  onDefect = () => undefined,
  lease = LEASE_SECONDS,
  pause = PAUSE_MS,
}: JobsParts): Promise<Jobs> {
  const boss = await startBoss(database, lease, onDefect);
  const queue = jobQueue(boss, database, lease, onDefect);
  const loops = new Map<JobName, JobLoop>();
  return {
    send: async (name, data, { key, tx }) => {
      const { retries, delay, backoff } = JOBS[name];
      const id = await boss
        .send(name, data, {
          singletonKey: key,
          expireInSeconds: lease,
          retryLimit: retries,
          retryDelay: delay,
          retryBackoff: backoff,
          ...(tx === undefined ? {} : { db: jobDatabase(tx) }),
        })
        .catch((error: unknown) => {
          throw failed(error);
        });
      if (tx === undefined) loops.get(name)?.wake();
      return id ?? undefined;
    },
    recent: (page = {}) => readJobs(database, page),
    work: (handlers) => {
      for (const name of JOB_NAMES) {
        const handle = handlers[name];
        if (handle === undefined || loops.has(name)) continue;
        const { atOnce } = JOBS[name];
        loops.set(name, startLoop(queue, name, handle as JobHandler<JobData[JobName]>, { atOnce, pause }));
      }
    },
    wake: (name) => loops.get(name)?.wake(),
    close: async () => {
      await Promise.all([...loops.values()].map((loop) => loop.stop()));
      await boss.stop({ graceful: false, close: false });
    },
  };
}

async function startBoss(
  database: RegistryDatabase,
  lease: number,
  onDefect: (error: unknown) => void,
): Promise<PgBoss> {
  const { default: Boss } = await import('pg-boss');
  const boss = new Boss({
    db: jobDatabase(database) as PgBoss.Db,
    schema: JOBS_SCHEMA,
    // The tables are a migration of the registry's.
    migrate: false,
    schedule: false,
    // What a dead worker held is found by this.
    maintenanceIntervalSeconds: Math.max(1, Math.floor(lease / 4)),
    archiveCompletedAfterSeconds: KEEP_DONE,
    archiveFailedAfterSeconds: KEEP_FAILED,
    deleteAfterHours: 1,
  });
  boss.on('error', onDefect);
  try {
    await boss.start();
    await makeQueues(boss);
    return boss;
  } catch (error) {
    await boss.stop({ graceful: false, close: false });
    throw failed(error);
  }
}

/**
 * Two processes that make them at once meet in the middle: PostgreSQL ends one of them as a deadlock, or finds the other's
 * there (PostgreSQL's appendix A: 40P01, 23505, 42P07). That one looks again.
 */
async function makeQueues(boss: PgBoss): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      const known = new Set((await boss.getQueues()).map(({ name }) => name));
      for (const name of JOB_NAMES) {
        // pg-boss's types ask for a name within the options as well.
        if (!known.has(name)) await boss.createQueue(name, { name, policy: JOBS[name].policy });
      }
      return;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (tries >= TRIES || !['40P01', '23505', '42P07'].includes(code)) throw error;
    }
  }
}

/** The reason without the database's URL, which may hold a password. */
function failed(error: unknown): TouchstoneError {
  const { code, message } = error as { code?: string; message?: string };
  return new TouchstoneError(
    'REGISTRY_DATABASE',
    `The registry's jobs cannot be reached: ${code ?? message ?? String(error)}.`,
    { hint: 'See to the database and try again.', cause: error },
  );
}
