// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { findProcesses, type RunMark } from './find-processes.js';

const POLL_MS = 25;
/** How long a child may take to end by itself after the command has; it is no survivor then. */
const SETTLE_MS = 250;
const MAX_ROUNDS = 40;

/**
 * Ends every process of a command that still lives after it, first by TERM, then by KILL, until none is found: one that
 * forks while it is being ended is found in the next round.
 * @returns how many were ended
 */
export async function endProcesses(mark: RunMark, graceMs: number): Promise<number> {
  if (!existsSync('/proc/self/stat')) {
    // Without /proc only the command's own group can be reached, and not counted.
    if (mark.session > 0) sendSignal(-mark.session, 'SIGKILL');
    return 0;
  }
  for (let waited = 0; waited < SETTLE_MS && findProcesses(mark).length > 0; waited += POLL_MS)
    await pause(POLL_MS);
  const ended = new Set<number>();
  const first = findProcesses(mark);
  if (first.length === 0) return 0;
  for (const pid of first) {
    ended.add(pid);
    sendSignal(pid, 'SIGTERM');
  }
  for (let waited = 0; waited < graceMs && findProcesses(mark).length > 0; waited += POLL_MS)
    await pause(POLL_MS);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const left = findProcesses(mark);
    if (left.length === 0) break;
    for (const pid of left) {
      ended.add(pid);
      sendSignal(pid, 'SIGKILL');
    }
    await pause(POLL_MS);
  }
  return ended.size;
}

/** Sends a signal to a process, or with a negative id to a whole group; one that is gone is no error. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // ESRCH: it ended meanwhile.
  }
}
