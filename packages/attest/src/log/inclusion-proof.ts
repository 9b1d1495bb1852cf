// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { HASH_BYTES, isSameHash, nodeHash } from './merkle.js';
import { readRanges } from './read-ranges.js';
import { largestLevel, type HashReader } from './tree-node.js';

/** What an inclusion proof is held against. */
export interface InclusionClaim {
  /** The entry's index, from 0. */
  readonly index: number;
  /** How many entries the tree has. */
  readonly size: number;
  readonly leafHash: Uint8Array;
  /** The tree's root, from a checkpoint that was verified. */
  readonly root: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * The hashes that lead from an entry to the root, from its sibling up (RFC 6962, section 2.1.1, PATH).
 * @throws TouchstoneError PROOF_RANGE where the tree has no such entry, and what reading its hashes throws
 */
export async function inclusionProof(
  tree: HashReader,
  index: number,
  size: number,
): Promise<readonly Uint8Array[]> {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new TouchstoneError('PROOF_RANGE', `A tree of ${size} entries has no entry ${index}.`, {
      hint: 'Entries count from 0; wait for a checkpoint that covers the entry.',
      details: { index, size },
    });
  }
  return readRanges(tree, siblings(index, size));
}

/** The ranges whose hashes the path consists of, in its order. */
function siblings(index: number, size: number): readonly (readonly [start: number, end: number])[] {
  const ranges: [number, number][] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      ranges.push([middle, end]);
      end = middle;
    } else {
      ranges.push([start, middle]);
      start = middle;
    }
  }
  return ranges.toReversed();
}

/** The largest power of two below a count of two or more: where RFC 6962 splits a tree. */
export function splitOf(count: number): number {
  return 2 ** largestLevel(count - 1);
}

/**
 * Verifies that an entry is in a tree (RFC 9162, section 2.1.3.2; the same trees and proofs as RFC 6962).
 * @throws TouchstoneError PROOF_INCLUSION. Whoever could pass another proof would have us believe in an entry that nobody
 *   who watches the log has seen.
 */
export function verifyInclusion({ index, size, leafHash, root, proof }: InclusionClaim): void {
  if (!isCount(index) || !isCount(size) || index >= size)
    throw refused(index, size, 'the tree has no such entry');
  if (![leafHash, root, ...proof].every((hash) => hash.byteLength === HASH_BYTES)) {
    throw refused(index, size, 'a hash is not 32 bytes long');
  }
  let [at, last, hash] = [index, size - 1, leafHash];
  for (const sibling of proof) {
    if (last === 0) throw refused(index, size, 'the proof is too long');
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      // A node without a right sibling goes up as it is, until it is one itself.
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  if (last !== 0) throw refused(index, size, 'the proof is too short');
  if (!isSameHash(hash, root)) throw refused(index, size, "it leads to another root than the checkpoint's");
}

/** Whether this is a count or an index that numbers hold exactly. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function refused(index: number, size: number, rule: string): TouchstoneError {
  return new TouchstoneError(
    'PROOF_INCLUSION',
    `Entry ${index} is not proven to be in the tree of ${size}: ${rule}.`,
    {
      hint: 'The proof is of another entry, another log or another checkpoint: fetch it again from the log.',
      details: { index, size },
    },
  );
}
