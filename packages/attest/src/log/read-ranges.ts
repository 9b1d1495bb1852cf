// SPDX-License-Identifier: Apache-2.0
import { coveringNodes, foldHashes, type HashReader } from './tree-node.js';

/** The hashes of several ranges of a tree's entries, asked for at once so that a reader can fetch their tiles together. */
export async function readRanges(
  tree: HashReader,
  ranges: readonly (readonly [start: number, end: number])[],
): Promise<readonly Uint8Array[]> {
  const nodes = ranges.map(([start, end]) => coveringNodes(start, end));
  const hashes = await tree.read(nodes.flat());
  let at = 0;
  return nodes.map(({ length }) => foldHashes(hashes.slice(at, (at += length))));
}

/** The root of the tree that the first `size` entries are. */
export async function readRoot(tree: HashReader, size: number): Promise<Uint8Array> {
  const [root] = await readRanges(tree, [[0, size]]);
  if (root === undefined) throw new TypeError('one range has one hash');
  return root;
}
