// SPDX-License-Identifier: Apache-2.0
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LiveJob, LiveMessage } from './live-messages.js';

export interface WorkOptions {
  readonly env: NodeJS.ProcessEnv;
  /** A run that takes longer is ended, ms. */
  readonly runMs: number;
  /** Aborting ends the run. */
  readonly stop: AbortSignal;
}

/** As the build left it: the same place seen from the sources and from the build. */
const WORKER = fileURLToPath(new URL('../../dist/live/live-worker.js', import.meta.url));
/** MiB of the process that holds cloud, recorder and assessor. */
const HEAP = 1024;
/** Between TERM, at which it takes down what it made, and KILL, ms. */
const GRACE_MS = 15_000;

/** Lets a job be done by a process of its own, and waits until that has ended, however it does. */
export async function workOn(
  job: LiveJob,
  { env, runMs, stop }: WorkOptions,
  tell: (message: LiveMessage) => void,
): Promise<void> {
  const child = fork(WORKER, [], {
    env,
    execArgv: [`--max-old-space-size=${HEAP}`],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').catch(() => undefined);
  child.on('message', (message) => tell(message as LiveMessage));
  let killer: NodeJS.Timeout | undefined;
  const end = (): void => {
    child.kill('SIGTERM');
    killer ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  };
  const limit = setTimeout(() => {
    tell({ kind: 'broken', why: `It took longer than ${Math.round(runMs / 60_000)} minutes and was ended.` });
    end();
  }, runMs);
  stop.addEventListener('abort', end, { once: true });
  if (stop.aborted) end();
  else child.send(job);
  await ended;
  clearTimeout(limit);
  clearTimeout(killer);
  stop.removeEventListener('abort', end);
}
