// SPDX-License-Identifier: Apache-2.0
import { execFile, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RanScan {
  readonly seen: number;
  readonly read: number;
  readonly bytes: number;
  readonly operations: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
  /** Seconds from starting the process to its end. */
  readonly wall: number;
}

/** Scans in a process of its own, start of Node and its modules included. */
export function runScan(path: string, threads: string): Promise<RanScan> {
  const script = fileURLToPath(new URL('../processes/scan-path.js', import.meta.url));
  const began = performance.now();
  const child = fork(script, [path, threads]);
  return new Promise((resolve, reject) => {
    let told: Omit<RanScan, 'wall'> | undefined;
    child.once('message', (message) => {
      told = message as Omit<RanScan, 'wall'>;
      child.disconnect();
    });
    child.once('exit', (code) => {
      if (told === undefined) reject(new Error(`the scan ended with ${code}`));
      else resolve({ ...told, wall: (performance.now() - began) / 1000 });
    });
  });
}

/**
 * Finds in which files the names occur, hidden and ignored ones included, as the scan looks at them. The shell's `time`
 * tells the CPU seconds of a process that has ended.
 */
export function runRipgrep(
  path: string,
  names: string,
  threads: string,
): Promise<{ readonly wall: number; readonly cpuSeconds: number }> {
  const command = 'TIMEFORMAT="%R %U %S"; time rg "$@" >/dev/null';
  const args = [
    '--fixed-strings',
    '--file',
    names,
    '--count',
    '--hidden',
    '--no-ignore',
    '--threads',
    threads,
  ];
  const child = spawn('bash', ['-c', command, 'rg', ...args, path], { stdio: ['ignore', 'ignore', 'pipe'] });
  let heard = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (heard += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      const [wall, user, system] = (heard.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
      if (wall === undefined || user === undefined || system === undefined || Number.isNaN(wall))
        reject(new Error(`ripgrep could not be measured: ${heard}`));
      else resolve({ wall, cpuSeconds: user + system });
    });
  });
}

/** Undefined where it is not installed. */
export function ripgrepVersion(): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile('rg', ['--version'], (error, text) =>
      resolve(error === null ? text.split('\n', 1)[0] : undefined),
    );
  });
}
