// SPDX-License-Identifier: Apache-2.0

/** A file of the scanned tree, before it is read. */
export interface TreeEntry {
  /** Relative to the tree's root, with `/`. */
  readonly path: string;
  readonly bytes: number;
  /** Where its bytes lie: a file of the tree itself, or a stretch of the file that an archive was unpacked into. */
  readonly at: { readonly file: string; readonly offset: number };
}

/** A path that is not looked at, and why: a slug such as `symbolic-link`. */
export interface SkippedPath {
  readonly path: string;
  readonly reason: string;
}

/** What is to be scanned, listed. Entries and skipped paths are sorted by path. */
export interface Tree {
  readonly kind: 'tree' | 'archive' | 'sbom';
  /** Name of the folder or file, without the folders that it lies in. */
  readonly name: string;
  readonly entries: readonly TreeEntry[];
  readonly skipped: readonly SkippedPath[];
  /** Removes what was unpacked. */
  close(): Promise<void>;
}

/** Orders paths by their UTF-16 code units: the same on every machine. */
export function comparePaths(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}
