// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import type { JobName } from './job-names.js';
import type { JobQueue, QueuedJob } from './job-queue.js';

/** A job as its handler gets it. */
export interface Job<Data> {
  readonly id: string;
  readonly data: Data;
  /** From 1. */
  readonly attempt: number;
  /** No other attempt follows this one. */
  readonly last: boolean;
  /** Tells that the process is about to end, or that another worker has the job by now. */
  readonly signal: AbortSignal;
}

/** Does a job; what it gives is kept with it. Throwing is having failed: it is tried again as its rule says. */
export type JobHandler<Data> = (job: Job<Data>) => Promise<Readonly<Record<string, unknown>> | void>;

export interface JobLoop {
  /** Looks for a job at once. */
  wake(): void;
  /** Takes no more jobs, and waits a while for those that run; what does not end is another worker's by and by. */
  stop(): Promise<void>;
}

const GRACE_MS = 10_000;

/**
 * Takes jobs of one name and does them, some at once. pg-boss's own loop does not wait for the database to hear how a job
 * ended, so that a database that is gone would end the process; and it lets a job that takes long run a second time
 * beside itself. Here a job that runs is told of again and again, and whoever falls silent loses it.
 * @param pause ms between two looks at an empty queue
 */
export function startLoop<Data>(
  queue: JobQueue,
  name: JobName,
  handle: JobHandler<Data>,
  { atOnce, pause }: { readonly atOnce: number; readonly pause: number },
): JobLoop {
  const running = new Map<string, { readonly ended: Promise<void>; readonly abort: AbortController }>();
  const stopping = new AbortController();
  let wake = (): void => undefined;
  let woken = false;
  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      woken = false;
      const free = atOnce - running.size;
      const jobs = free === 0 ? [] : await queue.fetch(name, free);
      for (const job of jobs) begin(job);
      // An attempt before may have lasted long: this one is lost as soon as any other.
      if (jobs.some(({ attempt }) => attempt > 1)) beat();
      if (!woken && !stopping.signal.aborted) await pauseFor(pause, (end) => (wake = end));
    }
  };
  const begin = (job: QueuedJob): void => {
    const abort = new AbortController();
    const ended = run(queue, name, job, handle as JobHandler<unknown>, abort.signal).finally(() => {
      running.delete(job.id);
      wakeUp();
    });
    running.set(job.id, { ended, abort });
  };
  const wakeUp = (): void => {
    woken = true;
    wake();
  };
  const beat = (): void => {
    const ids = [...running.keys()];
    if (ids.length === 0) return;
    void queue.beat(name, ids).then((kept) => {
      for (const id of ids) if (kept?.has(id) === false) running.get(id)?.abort.abort();
    });
  };
  const beating = setInterval(beat, queue.beatEvery);
  const looking = look();
  return {
    wake: wakeUp,
    stop: async () => {
      stopping.abort();
      wakeUp();
      await looking;
      for (const { abort } of running.values()) abort.abort();
      clearInterval(beating);
      const ended = Promise.all([...running.values()].map((one) => one.ended));
      await Promise.race([ended, sleep(GRACE_MS, undefined, { ref: false })]);
    },
  };
}

async function run(
  queue: JobQueue,
  name: JobName,
  { id, data, attempt, last }: QueuedJob,
  handle: JobHandler<unknown>,
  signal: AbortSignal,
): Promise<void> {
  let result;
  try {
    result = await handle({ id, data, attempt, last, signal });
  } catch (error) {
    await queue.fail(name, id, error);
    return;
  }
  await queue.complete(name, id, result ?? {});
}

function pauseFor(milliseconds: number, onWake: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    onWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
