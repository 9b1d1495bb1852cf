// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * CPU seconds that a process has used, user and system, all threads that live (proc(5), /proc/PID/schedstat: the first
 * number is nanoseconds on a CPU). What an ended thread used is not in it: none of what is measured here ends threads.
 */
export function cpuSeconds(pid: number): number {
  let ns = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    ns += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'latin1').split(' ')[0]);
  }
  return ns / 1e9;
}

/** Resident memory in MiB: what is now, or the most that was since `forgetPeak`. */
export function residentMiB(pid: number, what: 'now' | 'peak' = 'now'): number {
  const field = what === 'now' ? 'VmRSS' : 'VmHWM';
  const found = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(
    readFileSync(`/proc/${pid}/status`, 'latin1'),
  );
  if (!found) throw new Error(`process ${pid} tells no ${field}`);
  return Number(found[1]) / 1024;
}

/** How far resident memory rises above what it was, at its highest while `work` runs, in MiB. */
export async function growthMiB<T>(
  pid: number,
  work: () => Promise<T>,
): Promise<{ readonly growth: number; readonly value: T }> {
  // proc(5), /proc/PID/clear_refs: 5 resets the peak to what is resident now.
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  const before = residentMiB(pid);
  const value = await work();
  return { growth: residentMiB(pid, 'peak') - before, value };
}
