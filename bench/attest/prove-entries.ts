// SPDX-License-Identifier: Apache-2.0
// Proofs from the tiles of a large log: ours and Go's tlog, each proof from a tree that was opened for it.
import { openLogReader } from '@touchstone/attest';
import { cpuOf, median, spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import type { GoBench } from './go-bench.js';
import { consistency, inclusion, merkle, openTree } from './inside.js';
import { STORE_WORLD } from './store-world.js';
import { writeSampleTree } from './sample-tree.js';

const KINDS = ['prove inclusion', 'verify inclusion', 'prove consistency', 'verify consistency'] as const;
const PROOFS = 500;

/** @param size entries of the log */
export async function benchProofs(
  folder: string,
  size: number,
  rounds: number,
  go: GoBench | undefined,
): Promise<void> {
  const tree = writeSampleTree(folder, size, PROOFS);
  const { indexes, root } = tree;
  const leaves = indexes.map((index) => tree.leafOf(index));
  const reader = await openLogReader(folder, STORE_WORLD);
  const open = (): ReturnType<typeof openTree.openTree> => openTree.openTree(reader, { size, root });
  const older = await Promise.all(indexes.map((index) => rootOfFirst(open(), index + 1)));
  const proven: (readonly Uint8Array[])[] = [];
  const consistent: (readonly Uint8Array[])[] = [];
  const work: Record<(typeof KINDS)[number], () => Promise<void>> = {
    'prove inclusion': async () => {
      for (const [at, index] of indexes.entries())
        proven[at] = await inclusion.inclusionProof(open(), index, size);
    },
    'verify inclusion': async () => {
      for (const [at, index] of indexes.entries())
        inclusion.verifyInclusion({ index, size, leafHash: leaves[at]!, root, proof: proven[at]! });
    },
    'prove consistency': async () => {
      for (const [at, index] of indexes.entries())
        consistent[at] = await consistency.consistencyProof(open(), index + 1, size);
    },
    'verify consistency': async () => {
      for (const [at, index] of indexes.entries()) {
        const claim = { oldSize: index + 1, oldRoot: older[at]!, newSize: size, newRoot: root };
        consistency.verifyConsistency({ ...claim, proof: consistent[at]! });
      }
    },
  };
  const ours = new Map(KINDS.map((kind) => [kind, [] as number[]]));
  const theirs = new Map(KINDS.map((kind) => [kind, [] as number[]]));
  const wall = new Map(KINDS.map((kind) => [kind, [] as number[]]));
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  for (let round = 0; round <= rounds; round += 1) {
    const told = go?.('proofs', { folder, size, root: base64(root), indexes, leaves: leaves.map(base64) });
    for (const kind of KINDS) {
      const began = performance.now();
      const us = await cpuOf(work[kind]);
      const ms = performance.now() - began;
      if (round === 0) continue;
      ours.get(kind)!.push(us / PROOFS);
      wall.get(kind)!.push(ms / PROOFS);
      if (told !== undefined) theirs.get(kind)!.push(told[kind]!);
    }
  }
  printTable(
    `attest: proofs of a log of ${size} entries, ${PROOFS} of them spread over it, each from a tree opened anew`,
    ['', 'ms on the wall', 'CPU µs', "Go's tlog, CPU µs", '÷ Go', 'lowest – highest'],
    KINDS.map((kind) => {
      const [mine, go1] = [ours.get(kind)!, theirs.get(kind)!];
      const head = [kind, digits(median(wall.get(kind)!)), digits(median(mine))];
      if (go1.length === 0) return [...head, '–', '–', '–'];
      const ratio = spread(mine.map((us, round) => us / go1[round]!));
      return [...head, digits(median(go1)), digits(ratio.median), range(ratio)];
    }),
  );
}

/** The root of the tree of the first entries: folded from the complete subtrees that it consists of. */
async function rootOfFirst(tree: ReturnType<typeof openTree.openTree>, size: number): Promise<Uint8Array> {
  const nodes: { level: number; index: number }[] = [];
  for (let level = 40, at = 0; level >= 0; level -= 1) {
    if (Math.floor(size / 2 ** level) % 2 === 0) continue;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  const hashes = await tree.read(nodes);
  return hashes.reduceRight((right, left) => merkle.nodeHash(left, right));
}
