// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { KNOWN_LEAVES } from '../testing/known-entries.js';
import { knownTree, leavesOf } from '../testing/tiled-log.js';
import { refusal } from '../testing/refusal.js';
import { inclusionProof, verifyInclusion, type InclusionClaim } from './inclusion-proof.js';
import { nodeHash, rootOf } from './merkle.js';

/** Paths that Certificate Transparency's implementations test with: size, index, path. */
const PATHS: readonly (readonly [size: number, index: number, path: readonly string[]])[] = [
  [1, 0, []],
  [
    8,
    0,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    8,
    5,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [3, 2, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    5,
    1,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];

test.each(PATHS)(
  'in the tree of %i entries, entry %i of RFC 6962 logs has its known path',
  async (size, index, path) => {
    const proof = await inclusionProof(knownTree(KNOWN_LEAVES), index, size);
    expect(proof.map((hash) => Buffer.from(hash).toString('hex'))).toEqual(path);
  },
);

test('every entry of every tree of up to 300 entries has a proof, and no changed one passes', async () => {
  const leaves = leavesOf(300);
  const tree = knownTree(leaves);
  for (let size = 1; size <= leaves.length; size += 1) {
    const root = rootOf(leaves.slice(0, size));
    for (let index = 0; index < size; index += 1) {
      const proof = await inclusionProof(tree, index, size);
      const claim = { index, size, leafHash: leaves[index] ?? root, root, proof };
      verifyInclusion(claim);
      // All changes for small trees, one of them each for large ones.
      const all = changes(claim, leaves);
      for (const changed of size <= 20 ? all : [all[(size + index) % all.length]]) {
        if (changed !== undefined) expect(refusal(() => verifyInclusion(changed))).toBe('PROOF_INCLUSION');
      }
    }
  }
});

/** The same claim with one thing wrong, in each way that there is. */
function changes(claim: InclusionClaim, leaves: readonly Uint8Array[]): readonly InclusionClaim[] {
  const { index, size, proof, root } = claim;
  const other = leaves[(index + 1) % leaves.length] ?? root;
  const flipped = proof.map((_, at) => ({
    ...claim,
    proof: proof.map((hash, place) => (place === at ? flip(hash, (at * 7 + index) % 256) : hash)),
  }));
  const cut =
    proof.length === 0 ? [] : [proof.slice(1), proof.slice(0, -1)].map((some) => ({ ...claim, proof: some }));
  return [
    ...flipped,
    ...cut,
    { ...claim, proof: [...proof, other] },
    { ...claim, proof: [other, ...proof] },
    { ...claim, proof: [...proof, root] },
    { ...claim, leafHash: other },
    { ...claim, leafHash: root === claim.leafHash || size === 1 ? other : root },
    { ...claim, root: flip(root, index % 256) },
    { ...claim, index: size },
    { ...claim, index: -1 },
    { ...claim, index: index + 0.5 },
    { ...claim, index: Number.NaN },
    { ...claim, size: 2 ** 53 },
    { ...claim, root: root.subarray(1) },
    { ...claim, leafHash: new Uint8Array(0) },
    ...(size > 1 ? [{ ...claim, index: index === 0 ? 1 : index - 1 }] : []),
  ];
}

function flip(hash: Uint8Array, bit: number): Uint8Array {
  const changed = Uint8Array.from(hash);
  changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return changed;
}

test('a proof of another length than the size has does not pass, even where the root was made to fit it', async () => {
  const leaves = leavesOf(40);
  const tree = knownTree(leaves);
  for (let size = 1; size <= 20; size += 1) {
    const root = rootOf(leaves.slice(0, size));
    for (const [index, leaf] of leaves.slice(0, size).entries()) {
      const proof = await inclusionProof(tree, index, size);
      const claim = { index, size, leafHash: leaf, root, proof };
      const [more = root] = leaves;
      for (const made of [nodeHash(more, root), nodeHash(root, more)]) {
        const longer = { ...claim, proof: [...proof, more], root: made };
        expect(refusal(() => verifyInclusion(longer))).toBe('PROOF_INCLUSION');
      }
      for (let other = index + 1; other <= 40; other += 1) {
        if ((await inclusionProof(tree, index, other)).length === proof.length) continue;
        expect(refusal(() => verifyInclusion({ ...claim, size: other }))).toBe('PROOF_INCLUSION');
      }
    }
  }
});

test('a proof is not asked of an entry that the tree does not have', async () => {
  const tree = knownTree(leavesOf(4));
  for (const [index, size] of [
    [4, 4],
    [0, 0],
    [-1, 4],
    [1.5, 4],
    [0, Number.NaN],
    [2 ** 53, 2 ** 53 + 2],
  ] as const) {
    await expect(inclusionProof(tree, index, size)).rejects.toMatchObject({ code: 'PROOF_RANGE' });
  }
});

test('an endless proof is refused, not walked to its end', () => {
  const [leaf] = leavesOf(1);
  if (leaf === undefined) throw new TypeError('one leaf was asked for');
  const proof = Array.from({ length: 100_000 }, () => leaf);
  const claim = { index: 2 ** 52, size: Number.MAX_SAFE_INTEGER, leafHash: leaf, root: leaf, proof };
  expect(refusal(() => verifyInclusion(claim))).toBe('PROOF_INCLUSION');
});
