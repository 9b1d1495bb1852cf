// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { endProcesses, sendSignal } from './end-processes.js';
import { OutputTail } from './output-tail.js';
import type { Sandbox } from './sandbox.js';

export interface CommandOptions {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  /** Between TERM and KILL, in ms. */
  readonly graceMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The run's id and folder, by which what outlives the command is found. */
  readonly run: string;
  readonly workdir: string;
  /** A file that stdout is copied to, up to `stdoutLimit` bytes. */
  readonly stdoutFile?: string | undefined;
  /** What it runs in, where its author is not to be trusted with this machine. */
  readonly sandbox?: Sandbox | undefined;
  /** The recipe's folder; needed for a sandbox. */
  readonly recipeDir?: string | undefined;
}

export interface CommandEnd {
  readonly code: number | null;
  readonly signal: string | null;
  readonly why: 'ended' | 'timed out' | 'interrupted' | 'not started';
  /** The system's word when it was not started: `ENOENT`. */
  readonly error?: string;
  /** Processes that outlived the command and were ended. */
  readonly survivors: number;
  /** What it took too much of, for which its sandbox ended it. */
  readonly exceeded?: string | undefined;
  readonly output: OutputTail;
}

/** Bytes of stdout that are kept as test results. */
const STDOUT_LIMIT = 64 * 1024 * 1024;
/** How long the pipes may stay open after everything was ended. */
const DRAIN_MS = 2000;

/**
 * Runs a command without a shell in a session of its own and waits until it and all that it started are gone: by
 * themselves, or ended when the command ends, its time is over, or the signal aborts. Never throws for what the command does.
 */
export async function runCommand(options: CommandOptions): Promise<CommandEnd> {
  const output = new OutputTail();
  if (options.signal?.aborted) return { code: null, signal: null, why: 'interrupted', survivors: 0, output };
  const { argv, env, watch } = await enterSandbox(options);
  const [file = '', ...args] = argv;
  const child = spawn(file, args, {
    cwd: options.cwd,
    env: { ...env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const copy =
    options.stdoutFile === undefined ? undefined : createWriteStream(options.stdoutFile, { mode: 0o600 });
  collect(child, output, copy);
  const pid = child.pid;
  if (pid === undefined) {
    const [error] = (await once(child, 'error')) as [NodeJS.ErrnoException];
    copy?.destroy();
    return {
      code: null,
      signal: null,
      why: 'not started',
      error: error.code ?? error.message,
      survivors: 0,
      output,
    };
  }
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const unwatch = watch(pid);
  const { code, signal, why } = await ended(child, pid, options);
  const exceeded = unwatch();
  const mark = { session: pid, run: options.run, workdir: options.workdir };
  const survivors = await endProcesses(mark, options.graceMs);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, DRAIN_MS).unref())]);
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (copy !== undefined) await new Promise<void>((resolve) => copy.end(() => resolve()));
  return { code, signal, why, survivors, exceeded, output };
}

async function enterSandbox({ sandbox, argv, cwd, env, workdir, recipeDir = workdir }: CommandOptions) {
  if (sandbox === undefined) return { argv, env, watch: () => () => undefined };
  const command = { argv, cwd, env, workdir, recipeDir };
  const entered = await sandbox.enter(command);
  return { ...entered, watch: (pid: number) => sandbox.watch(pid, command) };
}

function collect(child: ChildProcess, output: OutputTail, copy: WriteStream | undefined): void {
  let copied = 0;
  copy?.on('error', () => {
    copied = STDOUT_LIMIT;
  });
  child.stdout?.on('data', (chunk: Buffer) => {
    output.add(chunk);
    if (copy === undefined || copied + chunk.length > STDOUT_LIMIT) return;
    copied += chunk.length;
    copy.write(chunk);
  });
  child.stderr?.on('data', (chunk: Buffer) => output.add(chunk));
}

/** Waits for the command itself; sends its whole group TERM, then KILL, when its time is over or the signal aborts. */
async function ended(
  child: ChildProcess,
  pid: number,
  options: CommandOptions,
): Promise<Pick<CommandEnd, 'code' | 'signal' | 'why'>> {
  let why: CommandEnd['why'] = 'ended';
  let killer: NodeJS.Timeout | undefined;
  const stop = (because: 'timed out' | 'interrupted'): void => {
    if (killer !== undefined) return;
    why = because;
    sendSignal(-pid, 'SIGTERM');
    // A stopped process takes TERM only once it goes on.
    sendSignal(-pid, 'SIGCONT');
    killer = setTimeout(() => sendSignal(-pid, 'SIGKILL'), options.graceMs);
  };
  const limit = setTimeout(() => stop('timed out'), options.timeoutMs);
  const interrupt = (): void => stop('interrupted');
  options.signal?.addEventListener('abort', interrupt, { once: true });
  try {
    const [code, signal] = await new Promise<[number | null, string | null]>((resolve) => {
      child.once('exit', (exit, by) => resolve([exit, by]));
    });
    return { code, signal, why };
  } finally {
    clearTimeout(limit);
    clearTimeout(killer);
    options.signal?.removeEventListener('abort', interrupt);
  }
}
