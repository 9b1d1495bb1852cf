// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { isBinaryName } from '../binary-names.js';
import { isLeftOut } from '../left-out.js';
import type { ScanLimits } from '../limits.js';
import { comparePaths, type SkippedPath, type TreeEntry } from '../tree.js';
import { entryPath, leadsOutside } from './entry-path.js';
import type { Spool } from './spool.js';

/** An entry as the reader of a format gives it. */
export interface ArchiveEntry {
  readonly name: string;
  readonly kind: 'file' | 'link' | 'special' | 'encrypted';
  /** Of a link. */
  readonly target?: string;
  /** As the archive declares it; what really comes is counted. */
  readonly bytes: number;
}

/** What unpacking an archive does with each entry, whatever its format. */
export interface Unpacking {
  /** Whether the entry's bytes are wanted. Throws SCAN_ARCHIVE_HOSTILE. */
  begin(entry: ArchiveEntry): boolean;
  /** Counts bytes that came out of the archive, wanted or not. Throws SCAN_ARCHIVE_HOSTILE when they are too many. */
  count(bytes: number): void;
  /** Takes bytes of the wanted entry. */
  take(bytes: Uint8Array): Promise<void>;
  /** The wanted entry is over. */
  end(): void;
  result(): { readonly entries: readonly TreeEntry[]; readonly skipped: readonly SkippedPath[] };
}

/** @param packed bytes of the archive itself */
export function createUnpacking(
  archive: string,
  packed: number,
  spool: Spool,
  limits: ScanLimits,
): Unpacking {
  const entries: TreeEntry[] = [];
  const skipped: SkippedPath[] = [];
  const paths = new Set<string>();
  let [files, unpacked] = [0, 0];
  let current: { path: string; offset: number } | undefined;
  const hostile = (what: string): TouchstoneError =>
    new TouchstoneError('SCAN_ARCHIVE_HOSTILE', `${archive} ${what}.`, {
      hint: 'It was not unpacked further, and nothing of it is kept. Unpack it yourself and scan a folder of it.',
    });
  return {
    begin(entry) {
      files += 1;
      if (files > limits.files) throw hostile(`holds more than ${limits.files} files`);
      const path = entryPath(archive, entry.name);
      if (path === '' || path.split('/').some(isLeftOut)) return false;
      const reason = paths.has(path) ? 'duplicate-path' : reasonToSkip(entry, path, limits);
      paths.add(path);
      if (reason !== undefined) skipped.push({ path: path.slice(0, 1000), reason });
      else current = { path, offset: spool.end };
      return reason === undefined;
    },
    count(bytes) {
      unpacked += bytes;
      if (unpacked > limits.bytes) throw hostile(`unpacks to more than ${limits.bytes} bytes`);
      if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio)
        throw hostile(`unpacks to more than ${limits.ratio} times its size`);
    },
    take: (bytes) => spool.write(bytes),
    end() {
      if (current === undefined) return;
      const { path, offset } = current;
      entries.push({ path, bytes: spool.end - offset, at: { file: spool.file, offset } });
      current = undefined;
    },
    result: () => withoutCommonFolder(entries.sort(comparePaths), skipped.sort(comparePaths)),
  };
}

function reasonToSkip(entry: ArchiveEntry, path: string, limits: ScanLimits): string | undefined {
  if (entry.kind === 'link') return leadsOutside(path, entry.target ?? '') ? 'link-outside' : 'symbolic-link';
  if (entry.kind === 'special') return 'special-file';
  if (entry.kind === 'encrypted') return 'encrypted';
  if (path.length > limits.pathLength) return 'path-too-long';
  if (path.split('/').length > limits.depth) return 'too-deep';
  if (entry.bytes > limits.fileBytes) return 'too-large';
  return isBinaryName(path) ? 'binary' : undefined;
}

/**
 * Archives of releases have everything in one folder `name-1.2.3/`: paths are told without it, as they are in the
 * repository, and mean the same.
 */
function withoutCommonFolder(
  entries: readonly TreeEntry[],
  skipped: readonly SkippedPath[],
): ReturnType<Unpacking['result']> {
  const all = [...entries, ...skipped];
  const first = /^[^/]+\//.exec(all[0]?.path ?? '')?.[0];
  if (first === undefined || !all.every(({ path }) => path.startsWith(first))) return { entries, skipped };
  const cut = <T extends SkippedPath | TreeEntry>(one: T): T => ({
    ...one,
    path: one.path.slice(first.length),
  });
  return { entries: entries.map(cut), skipped: skipped.map(cut) };
}
