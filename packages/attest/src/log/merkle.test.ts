// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KNOWN_LEAVES } from '../testing/known-entries.js';
import { EMPTY_ROOT, leafHash, nodeHash, pairHashes, rootOf } from './merkle.js';
import { coveringNodes, foldHashes, largestLevel } from './tree-node.js';

/** The roots that Certificate Transparency's implementations test with. */
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

test.each(ROOTS.map((root, size) => [size, root]))(
  'the tree of the first %i entries of RFC 6962 logs has its known root',
  (size, root) => {
    expect(hex(rootOf(KNOWN_LEAVES.slice(0, Number(size))))).toBe(root);
  },
);

test('an entry that has the bytes of a node has another hash than the node', () => {
  const [left, right] = [leafHash(Buffer.from('left')), leafHash(Buffer.from('right'))];
  expect(leafHash(Buffer.concat([left, right]))).not.toEqual(nodeHash(left, right));
});

test('the hashes of a row of pairs are those of each pair, the odd one left out, wherever the row lies in memory', () => {
  const leaves = Array.from({ length: 7 }, (_, index) => leafHash(Buffer.from(String(index))));
  for (let count = 0; count <= leaves.length; count += 1) {
    const row = new Uint8Array(Buffer.concat([Buffer.alloc(5), ...leaves.slice(0, count)])).subarray(5);
    const pairs = Array.from({ length: count >> 1 }, (_, at) => rootOf(leaves.slice(2 * at, 2 * at + 2)));
    expect(hex(pairHashes(row))).toBe(hex(Buffer.concat(pairs)));
  }
});

test('the root of a tree is what RFC 6962 defines: the left part is the largest power of two below its size', () => {
  const defined = (leaves: readonly Uint8Array[]): Uint8Array => {
    const [first] = leaves;
    if (first === undefined) return EMPTY_ROOT;
    if (leaves.length === 1) return first;
    let split = 1;
    while (split * 2 < leaves.length) split *= 2;
    return nodeHash(defined(leaves.slice(0, split)), defined(leaves.slice(split)));
  };
  const leaves = Array.from({ length: 300 }, (_, index) => leafHash(Buffer.from(String(index))));
  for (let size = 0; size <= leaves.length; size += 1) {
    const some = leaves.slice(0, size);
    expect(hex(rootOf(some))).toBe(hex(defined(some)));
    const covering = coveringNodes(0, size);
    const hashes = covering.map(({ level, index }) =>
      rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
    );
    expect(hex(foldHashes(hashes))).toBe(hex(rootOf(some)));
  }
});

test('the largest power of two in a count is exact up to 2^53 - 1', () => {
  for (let level = 0; level <= 52; level += 1) {
    expect(largestLevel(2 ** level)).toBe(level);
    if (level > 0) expect(largestLevel(2 ** level - 1)).toBe(level - 1);
  }
  fc.assert(
    fc.property(
      fc.maxSafeNat().filter((count) => count > 0),
      (count) => {
        const level = largestLevel(count);
        expect(2 ** level <= count && count < 2 ** (level + 1)).toBe(true);
      },
    ),
  );
});
