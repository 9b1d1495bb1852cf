// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { KNOWN_LEAVES } from '../testing/known-entries.js';
import { refusal } from '../testing/refusal.js';
import { knownTree, leavesOf } from '../testing/tiled-log.js';
import { consistencyProof, verifyConsistency, type ConsistencyClaim } from './consistency-proof.js';
import { EMPTY_ROOT, leafHash, nodeHash, rootOf } from './merkle.js';

/** Proofs that Certificate Transparency's implementations test with: from, to, proof. */
const PROOFS: readonly (readonly [from: number, to: number, proof: readonly string[]])[] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

test.each(PROOFS)(
  'from %i to %i entries of RFC 6962 logs leads the known proof',
  async (from, to, expected) => {
    const proof = await consistencyProof(knownTree(KNOWN_LEAVES), from, to);
    expect(proof.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(expected);
  },
);

test('every two trees of up to 300 entries are proven consistent, and no changed proof passes', async () => {
  const leaves = leavesOf(300);
  const tree = knownTree(leaves);
  const roots = Array.from({ length: leaves.length + 1 }, (_, size) => rootOf(leaves.slice(0, size)));
  const root = (size: number) => roots[size] ?? EMPTY_ROOT;
  for (let newSize = 0; newSize <= leaves.length; newSize += 1) {
    for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
      const proof = await consistencyProof(tree, oldSize, newSize);
      const claim = { oldSize, oldRoot: root(oldSize), newSize, newRoot: root(newSize), proof };
      verifyConsistency(claim);
      const all = changes(claim);
      for (const changed of newSize <= 16 ? all : [all[(newSize + oldSize) % all.length]]) {
        if (changed !== undefined)
          expect(refusal(() => verifyConsistency(changed))).toBe('PROOF_CONSISTENCY');
      }
    }
  }
});

/** The same claim with one thing wrong. */
function changes(claim: ConsistencyClaim): readonly ConsistencyClaim[] {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim;
  const flipped = proof.map((_, at) => ({
    ...claim,
    proof: proof.map((hash, place) => (place === at ? flip(hash, (at * 11 + oldSize) % 256) : hash)),
  }));
  const shorter = proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1)];
  // From the empty tree every root follows, so that a changed one of the newer tree is nobody's to notice here.
  const grown = oldSize === 0 && newSize > 0 ? [] : [{ ...claim, newRoot: flip(newRoot, newSize % 256) }];
  return [
    ...flipped,
    ...[...shorter, [...proof, newRoot], [oldRoot, ...proof], [...proof, EMPTY_ROOT]].map((some) => ({
      ...claim,
      proof: some,
    })),
    { ...claim, oldRoot: flip(oldRoot, oldSize % 256) },
    ...grown,
    { ...claim, newSize: oldSize - 1 },
    { ...claim, oldSize: newSize + 1 },
    { ...claim, oldSize: -1 },
    { ...claim, newSize: newSize + 0.5 },
    { ...claim, oldRoot: oldRoot.subarray(1) },
    { ...claim, newRoot: new Uint8Array(64) },
  ];
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(hash);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

test('a proof of another length than the sizes have does not pass, even where the roots were made to fit it', async () => {
  const leaves = leavesOf(40);
  const tree = knownTree(leaves);
  for (let newSize = 2; newSize <= 20; newSize += 1) {
    for (let oldSize = 1; oldSize < newSize; oldSize += 1) {
      const proof = await consistencyProof(tree, oldSize, newSize);
      const [oldRoot, newRoot] = [oldSize, newSize].map((size) => rootOf(leaves.slice(0, size))) as [
        Uint8Array,
        Uint8Array,
      ];
      const claim = { oldSize, oldRoot, newSize, newRoot, proof };
      const [more = newRoot] = leaves;
      const longer = [...proof, more];
      for (const made of [
        { oldRoot, newRoot: nodeHash(newRoot, more) },
        { oldRoot: nodeHash(more, oldRoot), newRoot: nodeHash(more, newRoot) },
      ]) {
        expect(refusal(() => verifyConsistency({ ...claim, ...made, proof: longer }))).toBe(
          'PROOF_CONSISTENCY',
        );
      }
      for (let other = oldSize + 1; other <= 40; other += 1) {
        if ((await consistencyProof(tree, oldSize, other)).length === proof.length) continue;
        expect(refusal(() => verifyConsistency({ ...claim, newSize: other }))).toBe('PROOF_CONSISTENCY');
      }
    }
  }
});

test('two histories have no proof between them', async () => {
  const leaves = leavesOf(40);
  const other = leaves.map((leaf, index) => (index === 7 ? leafHash(Buffer.from('another')) : leaf));
  for (let oldSize = 8; oldSize < 40; oldSize += 1) {
    const proof = await consistencyProof(knownTree(other), oldSize, 40);
    const claim = {
      oldSize,
      oldRoot: rootOf(leaves.slice(0, oldSize)),
      newSize: 40,
      newRoot: rootOf(other),
      proof,
    };
    expect(refusal(() => verifyConsistency(claim))).toBe('PROOF_CONSISTENCY');
  }
});

test('a proof is not asked from a larger tree to a smaller one', async () => {
  const tree = knownTree(leavesOf(4));
  for (const [from, to] of [
    [4, 3],
    [-1, 3],
    [0.5, 3],
    [0, Number.NaN],
  ] as const) {
    await expect(consistencyProof(tree, from, to)).rejects.toMatchObject({ code: 'PROOF_RANGE' });
  }
});
