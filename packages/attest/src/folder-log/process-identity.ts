// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Which process holds a lock, so that another can tell whether it still lives. */
export interface ProcessIdentity {
  readonly host: string;
  readonly pid: number;
  /**
   * When it started, in ticks since boot, and which boot: a number that ended may be given to another process. Undefined
   * where the system does not say (only Linux has /proc).
   */
  readonly started: string | undefined;
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  return { host: hostname(), pid: process.pid, started: await startOf(process.pid) };
}

/** Whether the process is there still; undefined where nobody can tell, as it is on another machine. */
export async function isAlive(one: ProcessIdentity): Promise<boolean | undefined> {
  if (one.host !== hostname()) return undefined;
  if (!exists(one.pid)) return false;
  return one.started === undefined || (await startOf(one.pid)) === one.started;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there and another user's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** proc(5): field 22 of /proc/PID/stat, counted after the command's name, which may hold anything within its brackets. */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
    ]);
    return `${boot.trim()}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined;
  }
}
