// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** What tells that a process belongs to a run. */
export interface RunMark {
  /** The session that the command was started in (its process id); a child leaves it with setsid. */
  readonly session: number;
  /** The run's id, as in the variable TOUCHSTONE_RUN that all children inherit. */
  readonly run: string;
  /** The run's own folder: a process that works there is the run's, whatever it did to its environment. */
  readonly workdir: string;
}

/**
 * Process ids of everything alive that a command started, wherever it moved itself: by session, inherited variable or
 * working directory (proc(5)). Zombies and this process do not count. Empty where the system has no /proc.
 */
export function findProcesses(mark: RunMark): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return [];
  }
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && belongs(pid, mark));
}

function belongs(pid: number, mark: RunMark): boolean {
  const stat = read(`/proc/${pid}/stat`);
  // The name in parentheses may itself hold blanks and parentheses; fields follow the last one.
  const [state, , , session] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (state === undefined || state === '' || state === 'Z' || state === 'X') return false;
  if (Number(session) === mark.session) return true;
  if (`\0${read(`/proc/${pid}/environ`)}`.includes(`\0TOUCHSTONE_RUN=${mark.run}\0`)) return true;
  const cwd = link(`/proc/${pid}/cwd`);
  return cwd === mark.workdir || cwd.startsWith(`${mark.workdir}/`);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
