// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../../packages/cli/bin/touchstone.mjs', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ran>;
  /** Resolves when standard error holds the text. */
  readonly said: (text: string) => Promise<void>;
}

/** Starts the built command as a user would, with only the variables given besides PATH and HOME. */
export function start(args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Running {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, CI: 'true', NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const heard = { stdout: '', stderr: '' };
  const waiting = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      heard[name] += text;
      for (const check of waiting) check();
    });
  }
  const ended = new Promise<Ran>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, ...heard }));
  });
  const said = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (!heard.stderr.includes(text)) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      void ended.then(() => reject(new Error(`it ended without saying "${text}":\n${heard.stderr}`)));
      check();
    });
  return { child, ended, said };
}

export function touchstone(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Ran> {
  return start(args, env, cwd).ended;
}
