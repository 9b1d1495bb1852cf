// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leavesOf, tiledLog } from '../testing/tiled-log.js';
import { EMPTY_EDGE, edgeRoot, growTree, readEdge } from './grow-tree.js';
import { EMPTY_ROOT, rootOf } from './merkle.js';
import { openTree } from './open-tree.js';
import { partialTiles, tilePath } from './tiles.js';

const leaves = leavesOf(66_000);

test('the tree without entries has the empty root and no tiles', () => {
  expect(growTree(EMPTY_EDGE, [])).toEqual({ edge: EMPTY_EDGE, root: EMPTY_ROOT, tiles: [] });
});

test('in whatever steps a tree grows, it has the same root and writes each of its tiles once', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(5), fc.nat(400)), { maxLength: 8 }), (steps) => {
      let edge = EMPTY_EDGE;
      const written = new Map<string, Uint8Array>();
      for (const step of steps) {
        const grown = growTree(edge, leaves.slice(edge.size, edge.size + step));
        edge = grown.edge;
        expect(grown.root).toEqual(rootOf(leaves.slice(0, edge.size)));
        expect(edgeRoot(edge)).toEqual(grown.root);
        for (const { path, bytes } of grown.tiles) {
          expect(written.has(path)).toBe(false);
          written.set(path, bytes);
        }
        // What a checkpoint of this size promises is there.
        for (const { level, index, width } of partialTiles(edge.size))
          expect(written.has(tilePath(level, index, width))).toBe(true);
      }
      for (const [path, bytes] of growTree(EMPTY_EDGE, leaves.slice(0, edge.size)).tiles.map(
        (tile) => [tile.path, tile.bytes] as const,
      )) {
        expect(written.get(path)).toEqual(bytes);
      }
    }),
    { numRuns: 25 },
  );
});

test('a tree goes on from the edge that was read from its tiles', async () => {
  for (const size of [0, 1, 255, 256, 257, 65_535, 65_536]) {
    const log = tiledLog(size);
    const edge = await readEdge(openTree(log, log));
    expect(edgeRoot(edge)).toEqual(log.root);
    expect(growTree(edge, leaves.slice(size, size + 300)).root).toEqual(rootOf(leaves.slice(0, size + 300)));
  }
});

test('no edge is read from tiles that do not give the root', async () => {
  const log = tiledLog(700);
  await expect(readEdge(openTree(log, { size: 700, root: EMPTY_ROOT }))).rejects.toMatchObject({
    code: 'LOG_TILE',
  });
});
