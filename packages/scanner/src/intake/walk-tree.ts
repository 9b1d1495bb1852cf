// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readdirSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import { isLeftOut } from './left-out.js';
import type { ScanLimits } from './limits.js';
import { comparePaths, type SkippedPath, type TreeEntry } from './tree.js';

interface Walk {
  readonly root: string;
  readonly limits: ScanLimits;
  readonly entries: TreeEntry[];
  readonly skipped: SkippedPath[];
  bytes: number;
}

/**
 * Lists the files below a folder. Symbolic links are never followed: that keeps a scan within its tree, and out of loops.
 * Sockets, devices and FIFOs are never opened. Throws SCAN_NO_SUCH_PATH when the root cannot be read, SCAN_TOO_LARGE
 * when the tree is beyond the limits.
 */
export function walkTree(
  root: string,
  limits: ScanLimits,
): { readonly entries: readonly TreeEntry[]; readonly skipped: readonly SkippedPath[] } {
  const walk: Walk = { root, limits, entries: [], skipped: [], bytes: 0 };
  const first = listFolder(root);
  if (first === undefined) {
    throw new TouchstoneError('SCAN_NO_SUCH_PATH', `The folder ${root} cannot be read.`, {
      hint: 'Name a folder that this user may read.',
    });
  }
  walkFolder(walk, '', 1, first);
  return { entries: walk.entries.sort(comparePaths), skipped: walk.skipped.sort(comparePaths) };
}

function walkFolder(walk: Walk, folder: string, depth: number, list: readonly Dirent[]): void {
  for (const each of list) {
    if (isLeftOut(each.name)) continue;
    const path = folder === '' ? each.name : `${folder}/${each.name}`;
    const reason = reasonToSkip(walk.limits, each, path, depth);
    if (reason !== undefined) walk.skipped.push({ path: shown(path), reason });
    else if (each.isFile()) addFile(walk, path);
    else {
      const inner = listFolder(join(walk.root, path));
      if (inner === undefined) walk.skipped.push({ path, reason: 'unreadable' });
      else walkFolder(walk, path, depth + 1, inner);
    }
  }
}

function reasonToSkip(limits: ScanLimits, each: Dirent, path: string, depth: number): string | undefined {
  if (each.isSymbolicLink()) return 'symbolic-link';
  if (!each.isFile() && !each.isDirectory()) return 'special-file';
  // Names that are not UTF-8 come with U+FFFD and could not be opened by it.
  if (each.name.includes('\uFFFD')) return 'name-not-utf-8';
  if (path.length > limits.pathLength) return 'path-too-long';
  if (depth > limits.depth) return 'too-deep';
  return undefined;
}

function addFile(walk: Walk, path: string): void {
  const file = join(walk.root, path);
  const stat = lstatSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) {
    walk.skipped.push({ path, reason: 'unreadable' });
    return;
  }
  walk.bytes += stat.size;
  walk.entries.push({ path, bytes: stat.size, at: { file, offset: 0 } });
  holdTreeLimits(walk.limits, walk.entries.length, walk.bytes);
}

/** Throws SCAN_TOO_LARGE when so many files or bytes are more than a scan takes on. */
export function holdTreeLimits(limits: ScanLimits, files: number, bytes: number): void {
  if (files <= limits.files && bytes <= limits.bytes) return;
  const what = files > limits.files ? `${limits.files} files` : `${limits.bytes} bytes`;
  throw new TouchstoneError('SCAN_TOO_LARGE', `There are more than ${what} to be scanned.`, {
    hint: 'Scan a part of it, such as the folder of one component.',
  });
}

/** Undefined when the folder cannot be listed. */
function listFolder(folder: string): readonly Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** A path that is too long for a paper is shown by its beginning. */
function shown(path: string): string {
  return path.length > 1000 ? `${path.slice(0, 999)}…` : path;
}
