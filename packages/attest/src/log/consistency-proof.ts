// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { isCount, splitOf } from './inclusion-proof.js';
import { EMPTY_ROOT, HASH_BYTES, isSameHash, nodeHash } from './merkle.js';
import { readRanges } from './read-ranges.js';
import type { HashReader } from './tree-node.js';

/** What a consistency proof is held against. */
export interface ConsistencyClaim {
  readonly oldSize: number;
  readonly oldRoot: Uint8Array;
  readonly newSize: number;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * The hashes that show that the tree of `newSize` starts with the tree of `oldSize` (RFC 6962, section 2.1.2, PROOF).
 * Empty where the sizes are equal, and where the old tree is empty: every tree starts with that.
 * @throws TouchstoneError PROOF_RANGE where the old tree is the larger one, and what reading its hashes throws
 */
export async function consistencyProof(
  tree: HashReader,
  oldSize: number,
  newSize: number,
): Promise<readonly Uint8Array[]> {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) {
    throw new TouchstoneError(
      'PROOF_RANGE',
      `A tree of ${newSize} entries does not start with one of ${oldSize}.`,
      {
        hint: 'Ask for the proof from the smaller tree to the larger one.',
        details: { oldSize, newSize },
      },
    );
  }
  return readRanges(tree, provenRanges(oldSize, newSize));
}

/** The ranges whose hashes the proof consists of, in its order. */
function provenRanges(oldSize: number, newSize: number): readonly (readonly [start: number, end: number])[] {
  const ranges: [number, number][] = [];
  if (oldSize === 0 || oldSize === newSize) return ranges;
  let [start, end] = [0, newSize];
  while (oldSize !== end) {
    const middle = start + splitOf(end - start);
    if (oldSize <= middle) {
      ranges.push([middle, end]);
      end = middle;
    } else {
      ranges.push([start, middle]);
      start = middle;
    }
  }
  // Where the old tree is a complete subtree of the new one, the verifier knows its hash already.
  if (start !== 0) ranges.push([start, end]);
  return ranges.toReversed();
}

/**
 * Verifies that a tree starts with an older one (RFC 9162, section 2.1.4.2; the same proofs as RFC 6962).
 * @throws TouchstoneError PROOF_CONSISTENCY. Whoever could pass another proof could show two histories to two people.
 */
export function verifyConsistency(claim: ConsistencyClaim): void {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  if (!isCount(oldSize) || !isCount(newSize)) throw refused(claim, 'a size is not a whole number');
  if (oldSize > newSize) throw refused(claim, 'the log became smaller');
  if (![oldRoot, newRoot, ...proof].every((hash) => hash.byteLength === HASH_BYTES)) {
    throw refused(claim, 'a hash is not 32 bytes long');
  }
  if (oldSize === 0 && !isSameHash(oldRoot, EMPTY_ROOT))
    throw refused(claim, 'an empty tree has another root');
  if (oldSize === newSize && !isSameHash(oldRoot, newRoot))
    throw refused(claim, 'two trees of one size have two roots');
  if (oldSize === 0 || oldSize === newSize) {
    if (proof.length > 0) throw refused(claim, 'nothing needs proof, and yet there is one');
    return;
  }
  verifyRoots(claim);
}

function verifyRoots(claim: ConsistencyClaim): void {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  let [at, last] = [oldSize - 1, newSize - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  // at is 0 here where the old size is a power of two: its root is where both walks start, and is not in the proof.
  const [first, ...rest] = at === 0 ? [oldRoot, ...proof] : proof;
  if (first === undefined) throw refused(claim, 'the proof is too short');
  let [oldHash, newHash] = [first, first];
  for (const sibling of rest) {
    if (last === 0) throw refused(claim, 'the proof is too long');
    if (at % 2 === 1 || at === last) {
      [oldHash, newHash] = [nodeHash(sibling, oldHash), nodeHash(sibling, newHash)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      newHash = nodeHash(newHash, sibling);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  if (last !== 0) throw refused(claim, 'the proof is too short');
  if (!isSameHash(oldHash, oldRoot)) throw refused(claim, "it does not lead to the older tree's root");
  if (!isSameHash(newHash, newRoot)) throw refused(claim, "it does not lead to the newer tree's root");
}

function refused({ oldSize, newSize }: ConsistencyClaim, rule: string): TouchstoneError {
  return new TouchstoneError(
    'PROOF_CONSISTENCY',
    `The tree of ${newSize} entries is not proven to start with the one of ${oldSize}: ${rule}.`,
    {
      hint: 'Unless the proof is of other checkpoints, the log rewrote its history: keep both checkpoints, they prove it.',
      details: { oldSize, newSize },
    },
  );
}
