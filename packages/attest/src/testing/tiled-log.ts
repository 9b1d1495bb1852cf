// SPDX-License-Identifier: Apache-2.0
import { encodeEntries } from '../log/entry-bundle.js';
import { EMPTY_EDGE, growTree } from '../log/grow-tree.js';
import type { LogReader } from '../log/log-store.js';
import { leafHash, nodeHash } from '../log/merkle.js';
import { entriesPath, TILE_WIDTH } from '../log/tiles.js';
import type { HashReader } from '../log/tree-node.js';

/** A log's resources in memory, which a test may change, and which were read. */
export interface TiledLog extends LogReader {
  readonly size: number;
  readonly root: Uint8Array;
  readonly resources: Map<string, Uint8Array>;
  readonly reads: string[];
}

/** The bytes of the entry of this index in the logs here. */
export function entryOf(index: number): Uint8Array {
  return Buffer.from(`entry ${index}`);
}

/** The leaf hashes of the first entries. */
export function leavesOf(size: number): readonly Uint8Array[] {
  return Array.from({ length: size }, (_, index) => leafHash(entryOf(index)));
}

/** A log of so many entries as its tiles; with entry bundles where asked. */
export function tiledLog(size: number, withEntries = false): TiledLog {
  const grown = growTree(EMPTY_EDGE, leavesOf(size));
  const resources = new Map(grown.tiles.map(({ path, bytes }) => [path, bytes]));
  for (let start = 0; start < (withEntries ? size : 0); start += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - start);
    const entries = Array.from({ length: width }, (_, at) => entryOf(start + at));
    resources.set(entriesPath(start / TILE_WIDTH, width), encodeEntries(entries));
  }
  const reads: string[] = [];
  return {
    size,
    root: grown.root,
    resources,
    reads,
    read: async (path) => {
      reads.push(path);
      return resources.get(path);
    },
  };
}

/** A tree that knows all its hashes: what is computed from tiles is compared with it. */
export function knownTree(leaves: readonly Uint8Array[]): HashReader {
  const levels = [leaves];
  for (let below = leaves; below.length > 1;) {
    const above: Uint8Array[] = [];
    for (let at = 0; at + 1 < below.length; at += 2) {
      const [left, right] = below.slice(at, at + 2);
      if (left !== undefined && right !== undefined) above.push(nodeHash(left, right));
    }
    levels.push(above);
    below = above;
  }
  return {
    read: async (nodes) =>
      nodes.map(({ level, index }) => {
        const hash = levels[level]?.[index];
        if (hash === undefined) throw new RangeError(`no subtree ${level}/${index}`);
        return hash;
      }),
  };
}
