// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { TouchstoneError } from '@touchstone/model';
import { sendSignal } from './end-processes.js';

export interface AttachOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Between the abort and TERM, and between TERM and KILL, in ms. */
  readonly graceMs: number;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs a person's own command on the person's own terminal and gives how it ended. It stays in our process group, so that
 * Ctrl-C reaches it from the terminal; when the signal aborts and it does not end by itself, it gets TERM, then KILL.
 * Throws RUN_COMMAND when it cannot be started.
 */
export async function attachCommand(
  options: AttachOptions,
): Promise<{ code: number | null; signal: string | null }> {
  const [file = '', ...args] = options.argv;
  const child = spawn(file, args, { cwd: options.cwd, env: { ...options.env }, stdio: 'inherit' });
  const { pid } = child;
  if (pid === undefined) {
    const [error] = (await once(child, 'error')) as [NodeJS.ErrnoException];
    throw new TouchstoneError(
      'RUN_COMMAND',
      `${file} could not be started: ${error.code ?? error.message}.`,
      {
        hint: error.code === 'ENOENT' ? 'Is it installed and in PATH?' : 'Try it by hand.',
        details: { file },
        cause: error,
      },
    );
  }
  const timers: NodeJS.Timeout[] = [];
  const interrupt = (): void => {
    timers.push(setTimeout(() => sendSignal(pid, 'SIGTERM'), options.graceMs));
    timers.push(setTimeout(() => sendSignal(pid, 'SIGKILL'), options.graceMs * 2));
  };
  if (options.signal?.aborted) interrupt();
  options.signal?.addEventListener('abort', interrupt, { once: true });
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
    child.once('exit', (exit, by) => resolve([exit, by]));
  });
  for (const timer of timers) clearTimeout(timer);
  options.signal?.removeEventListener('abort', interrupt);
  return { code, signal };
}
