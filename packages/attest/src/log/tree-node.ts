// SPDX-License-Identifier: Apache-2.0
import { EMPTY_ROOT, nodeHash } from './merkle.js';

/** A complete subtree: the one over entries `index * 2**level` up to, not with, `(index + 1) * 2**level`. */
export interface TreeNode {
  readonly level: number;
  readonly index: number;
}

/** A tree whose hashes can be read. */
export interface HashReader {
  /**
   * The hashes of complete subtrees, in the order asked.
   * @throws TouchstoneError LOG_TILE_MISSING, LOG_TILE where a log does not give them
   */
  read(nodes: readonly TreeNode[]): Promise<readonly Uint8Array[]>;
}

/**
 * The complete subtrees that the range of entries from `start` up to, not with, `end` falls into, left to right: the
 * largest that fit. Where `start` is a multiple of the least power of two that is not below the range's length, as in all
 * ranges of RFC 6962's proofs, the fold of their hashes is the range's hash.
 */
export function coveringNodes(start: number, end: number): readonly TreeNode[] {
  const nodes: TreeNode[] = [];
  for (let at = start; at < end;) {
    const level = largestLevel(end - at);
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/** The hash over adjoining subtrees, from those of `coveringNodes`; of none, the root of the empty tree. */
export function foldHashes(hashes: readonly Uint8Array[]): Uint8Array {
  const last = hashes.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** The largest k with 2**k <= count, for a count from 1 to 2**53 - 1. Bit operations alone would cut it to 32 bits. */
export function largestLevel(count: number): number {
  const high = Math.floor(count / 2 ** 32);
  return high > 0 ? 63 - Math.clz32(high) : 31 - Math.clz32(count);
}
