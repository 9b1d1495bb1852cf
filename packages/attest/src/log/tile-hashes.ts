// SPDX-License-Identifier: Apache-2.0
import { HASH_BYTES, pairHashes } from './merkle.js';
import { coveringNodes, type TreeNode } from './tree-node.js';

/** The hashes of all complete subtrees within one tile: first the tile's own, then those of pairs, and so on up. */
export type TileHashes = readonly Uint8Array[];

/** Computes them from a tile's bytes: 255 hashes for a full one. */
export function tileHashes(bytes: Uint8Array): TileHashes {
  const levels = [bytes];
  for (let below = bytes; below.byteLength >= 2 * HASH_BYTES;) {
    below = pairHashes(below);
    levels.push(below);
  }
  return levels;
}

/** The hash of a complete subtree of a tile, `level` and `index` counted within the tile. */
export function hashInTile(hashes: TileHashes, { level, index }: TreeNode): Uint8Array {
  const hash = hashes[level]?.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  if (hash?.byteLength !== HASH_BYTES) throw new RangeError(`the tile holds no subtree ${level}/${index}`);
  return hash;
}

/** The hashes of the complete subtrees that a whole tile falls into, left to right. */
export function coveringHashes(hashes: TileHashes): readonly Uint8Array[] {
  const width = (hashes[0]?.byteLength ?? 0) / HASH_BYTES;
  return coveringNodes(0, width).map((node) => hashInTile(hashes, node));
}
