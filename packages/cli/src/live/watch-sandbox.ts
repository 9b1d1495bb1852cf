// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formatBytes } from './format-bytes.js';
import { processTree } from './process-tree.js';
import type { SandboxLimits } from './sandbox-limits.js';

const TICK_MS = 50;
/** The folder is counted at every so many ticks. */
const DISK_TICKS = 20;
/** Files of the folder: more than that would take long to count, and to remove. */
const MOST_FILES = 50_000;
/** Bytes of a page of memory: what Linux has on x86-64 and, as a rule, on arm64. */
const PAGE = 4096;

/**
 * Watches what the processes below `pid` take together, which no limit of a single process bounds, and kills all of them
 * at the first that is too much: memory, processes, bytes of the folders.
 * @returns ends the watch, and gives why they were killed where they were
 */
export function watchSandbox(
  pid: number,
  folders: readonly string[],
  limits: SandboxLimits,
): () => string | undefined {
  let exceeded: string | undefined;
  let tick = 0;
  const look = (): void => {
    const tree = processTree(pid);
    exceeded ??= whatIsTooMuch(tree, limits);
    if (exceeded === undefined && tick++ % DISK_TICKS === 0) exceeded = whatFills(folders, limits);
    if (exceeded === undefined) return;
    // From the top: with its first process a namespace ends, and with it all that is in it.
    for (const one of tree) kill(one.pid);
  };
  const timer = setInterval(look, TICK_MS);
  return () => {
    clearInterval(timer);
    // What filled the folder and was gone before the next look is not for the next command to find.
    return exceeded ?? whatFills(folders, limits);
  };
}

function whatIsTooMuch(
  tree: ReturnType<typeof processTree>,
  { memory, processes, threads }: SandboxLimits,
): string | undefined {
  const bytes = tree.reduce((sum, { pages }) => sum + pages, 0) * PAGE;
  if (bytes > memory) return `it was ended: it used more than ${formatBytes(memory)} of memory`;
  const running = tree.reduce((sum, one) => sum + one.threads, 0);
  if (tree.length > processes || running > threads)
    return `it was ended: it ran more than ${processes} processes at once`;
  return undefined;
}

function whatFills(folders: readonly string[], { disk }: SandboxLimits): string | undefined {
  const held = { bytes: 0, files: 0 };
  for (const folder of folders) measure(folder, held, disk);
  if (held.bytes > disk) return `it was ended: it wrote more than ${formatBytes(disk)}`;
  return held.files > MOST_FILES ? `it was ended: it wrote more than ${MOST_FILES} files` : undefined;
}

function measure(folder: string, held: { bytes: number; files: number }, disk: number): void {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    // Gone meanwhile, or not for us to read: then it holds nothing that we would have to bound twice.
  }
  for (const name of names) {
    if (held.bytes > disk || held.files > MOST_FILES) return;
    held.files += 1;
    try {
      const stat = lstatSync(join(folder, name));
      if (stat.isDirectory()) measure(join(folder, name), held, disk);
      else held.bytes += stat.blocks * 512;
    } catch {
      // Gone meanwhile.
    }
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // ESRCH: it ended meanwhile.
  }
}
