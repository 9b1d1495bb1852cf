// SPDX-License-Identifier: Apache-2.0
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, isAbsolute, join, normalize } from 'node:path';
import { TouchstoneError } from '@touchstone/model';

/**
 * What a run is about to make on a cloud and on this machine. Everything has a name made from the run, so that this
 * one paper, written before the first thing is made, is enough to find all of it after a crash. It holds no secrets.
 */
export interface Journal {
  readonly format: 'touchstone-journal/1';
  readonly run: string;
  /** The name that everything made for the run bears. */
  readonly name: string;
  readonly cloud: { readonly name: string; readonly authUrl: string; readonly region: string | null };
  /** Whether a project and a user of that name were to be made. */
  readonly scratch: boolean;
  readonly domainId: string;
  readonly workdir: string;
  readonly process: { readonly pid: number; readonly started: string };
}

/** Only what bears such a name is ever removed, and only a folder and processes of such a run, on the strength of a journal. */
const RUN = /^run-[a-z0-9-]{2,56}$/;

/** Writes the journal, readable by its owner only; it is on the disk when this returns. Gives the file's path. */
export function writeJournal(directory: string, paper: Journal): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${paper.run}.json`);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(paper, undefined, 2) + '\n');
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  return path;
}

/** Reads a journal. Throws SCRATCH_JOURNAL. */
export function readJournal(path: string): Journal {
  try {
    const paper = JSON.parse(readFileSync(path, 'utf8')) as Journal;
    if (!isOurs(paper)) throw new Error('a field is missing or wrong');
    return paper;
  } catch (cause) {
    throw new TouchstoneError('SCRATCH_JOURNAL', `${path} is no journal of a run.`, {
      hint: 'Remove the file if nothing named touchstone-… is left on the cloud.',
      details: { file: path },
      cause,
    });
  }
}

/** A journal is what decides which project is emptied, which folder removed and which processes ended: all must be one run's. */
function isOurs({ format, run, name, workdir, domainId, cloud, process: made }: Journal): boolean {
  return (
    format === 'touchstone-journal/1' &&
    RUN.test(run) &&
    name === `touchstone-${run}` &&
    isAbsolute(workdir) &&
    normalize(workdir) === workdir &&
    basename(workdir) === name &&
    typeof domainId === 'string' &&
    typeof cloud.name === 'string' &&
    URL.canParse(cloud.authUrl) &&
    typeof made.started === 'string' &&
    Number.isInteger(made.pid) &&
    made.pid > 0
  );
}

/** Paths of the journals of runs that ended without cleaning up (their process is gone), and of any that cannot be read. */
export function findLeftJournals(directory: string): readonly string[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(directory, name))
    .filter(isLeft);
}

function isLeft(path: string): boolean {
  try {
    const { pid, started } = readJournal(path).process;
    return started === '' ? !isAlive(pid) : processStart(pid) !== started;
  } catch {
    return true;
  }
}

export function removeJournal(path: string): void {
  rmSync(path, { force: true });
}

/**
 * When a process started, as the kernel counts it (proc(5), stat, field 22), so that a reused pid is not mistaken
 * for it; empty where there is no such process or no /proc.
 */
export function processStart(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
