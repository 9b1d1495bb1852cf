// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryOf, knownTree, leavesOf, tiledLog, type TiledLog } from '../testing/tiled-log.js';
import { consistencyProof } from './consistency-proof.js';
import { inclusionProof, verifyInclusion } from './inclusion-proof.js';
import { EMPTY_ROOT, leafHash, rootOf } from './merkle.js';
import { openTree } from './open-tree.js';
import { readRoot } from './read-ranges.js';

const LARGE = 66_000;
const leaves = leavesOf(LARGE);
const known = knownTree(leaves);
const largeLog = tiledLog(LARGE);

/** The same log, of which nothing was read yet. */
function reread(log: TiledLog): TiledLog {
  const reads: string[] = [];
  return { ...log, reads, read: async (path) => (reads.push(path), log.resources.get(path)) };
}

test.each([1, 2, 3, 255, 256, 257, 511, 512, 65_535, 65_536, 65_537, LARGE])(
  'the proofs that the tiles of a log of %i entries give are those of the whole tree',
  async (size) => {
    const tree = openTree(tiledLog(size), { size, root: rootOf(leaves.slice(0, size)) });
    expect(await readRoot(tree, size)).toEqual(tree.root);
    const places = [0, 1, 2, 254, 255, 256, 257, size >> 1, 65_535, 65_536, size - 2, size - 1];
    for (const index of places.filter((place) => place >= 0 && place < size)) {
      expect(await inclusionProof(tree, index, size)).toEqual(await inclusionProof(known, index, size));
      expect(await consistencyProof(tree, index, size)).toEqual(await consistencyProof(known, index, size));
      // Of an older tree, too, whose tiles are those of the newer one.
      expect(await inclusionProof(tree, 0, index + 1)).toEqual(await inclusionProof(known, 0, index + 1));
    }
  },
);

test('the log without entries has the root of the empty tree, and no other', async () => {
  expect(await readRoot(openTree(tiledLog(0), { size: 0, root: EMPTY_ROOT }), 0)).toEqual(EMPTY_ROOT);
});

test('a proof costs few tiles, however large the log; what was verified is not read again', async () => {
  const log = reread(largeLog);
  const tree = openTree(log, log);
  await inclusionProof(tree, 12_345, LARGE);
  expect(log.reads.toSorted()).toEqual([
    'tile/0/048',
    'tile/0/257.p/208',
    'tile/1/000',
    'tile/1/001.p/1',
    'tile/2/000.p/1',
  ]);
  await inclusionProof(tree, 12_346, LARGE);
  expect(log.reads).toHaveLength(5);
});

test('proofs that are asked for at the same time share what they read', async () => {
  const log = reread(largeLog);
  const tree = openTree(log, log);
  await Promise.all([12_345, 12_346, 12_400].map((index) => inclusionProof(tree, index, LARGE)));
  expect(log.reads).toHaveLength(5);
});

test('only so many tiles are held as was asked for', async () => {
  const log = reread(largeLog);
  const tree = openTree(log, log, 3);
  for (let index = 0; index < LARGE; index += 256) await inclusionProof(tree, index, LARGE);
  const before = log.reads.length;
  await inclusionProof(tree, 0, LARGE);
  expect(log.reads.length - before).toBeLessThanOrEqual(2);
  expect(log.reads.length).toBeGreaterThan(before);
});

test('where a partial tile is gone, the full one in its place is read', async () => {
  const [small, large] = [tiledLog(300), tiledLog(600)];
  // What a log may keep of the smaller tree: the tiles that are not full in the larger one either.
  small.resources.delete('tile/0/001.p/44');
  const resources = new Map([...small.resources, ...large.resources]);
  const tree = openTree({ read: async (path) => resources.get(path) }, small);
  for (let index = 0; index < 300; index += 1) {
    const proof = await inclusionProof(tree, index, 300);
    verifyInclusion({ index, size: 300, leafHash: leafHash(entryOf(index)), root: small.root, proof });
  }
});

test('a log that changes any bit of any tile is caught, and no proof is handed out', async () => {
  const log = largeLog;
  const paths = [...log.resources.keys()];
  await fc.assert(
    fc.asyncProperty(fc.nat(paths.length - 1), fc.nat(), fc.nat(7), async (which, where, bit) => {
      const path = paths[which] ?? '';
      const lying = changed(log, path, (bytes) => {
        bytes[where % bytes.byteLength] = (bytes[where % bytes.byteLength] ?? 0) ^ (1 << bit);
        return bytes;
      });
      const tree = openTree(lying, log);
      const index = indexBelow(path);
      await expect(inclusionProof(tree, index, LARGE)).rejects.toMatchObject({ code: 'LOG_TILE' });
    }),
    { numRuns: 200 },
  );
});

/** An entry whose proof needs the tile of this path. */
function indexBelow(path: string): number {
  const [, level = '0', index = '0'] = /^tile\/(\d+)\/(\d+)/.exec(path) ?? [];
  return Number(index) * 256 ** (Number(level) + 1);
}

function changed(
  log: TiledLog,
  path: string,
  change: (bytes: Uint8Array) => Uint8Array | undefined,
): TiledLog {
  const bytes = log.resources.get(path);
  if (bytes === undefined) throw new RangeError(path);
  const other = change(Uint8Array.from(bytes));
  return { ...log, read: async (asked) => (asked === path ? other : log.resources.get(asked)) };
}

test.each([
  ['longer', (bytes: Uint8Array) => Buffer.concat([bytes, new Uint8Array(32)]), 'LOG_TILE'],
  ['shorter', (bytes: Uint8Array) => bytes.subarray(32), 'LOG_TILE'],
  ['cut within a hash', (bytes: Uint8Array) => bytes.subarray(1), 'LOG_TILE'],
  ['empty', () => new Uint8Array(0), 'LOG_TILE'],
  ['gone', () => undefined, 'LOG_TILE_MISSING'],
])('a tile that is %s is refused', async (_, change, code) => {
  const log = tiledLog(7_000);
  for (const path of log.resources.keys()) {
    const tree = openTree(changed(log, path, change), log);
    await expect(inclusionProof(tree, indexBelow(path), log.size)).rejects.toMatchObject({
      code,
      details: expect.anything(),
    });
  }
});

test('two tiles that are exchanged are both caught', async () => {
  const log = tiledLog(7_000);
  const [one, other] = ['tile/0/003', 'tile/0/004'].map(
    (path) => log.resources.get(path) ?? new Uint8Array(0),
  );
  const lying = {
    ...log,
    read: async (path: string) => ({ 'tile/0/003': other, 'tile/0/004': one })[path] ?? log.read(path, 8192),
  };
  for (const index of [3 * 256, 4 * 256]) {
    await expect(inclusionProof(openTree(lying, log), index, log.size)).rejects.toMatchObject({
      code: 'LOG_TILE',
    });
  }
});

test("another log's tiles do not pass for this one's, of whatever size it is", async () => {
  for (const size of [0, 1, 255, 256, 300]) {
    const tree = openTree(tiledLog(size), { size, root: leafHash(Buffer.from('another')) });
    const tile = { level: 0, index: 0, width: Math.min(256, Math.max(1, size)) };
    await expect(tree.readTile(tile)).rejects.toMatchObject({ code: 'LOG_TILE' });
  }
});

test('what failed once is read again', async () => {
  const log = tiledLog(700);
  let down = true;
  const flaky = { ...log, read: async (path: string) => (down ? undefined : log.read(path, 8192)) };
  const tree = openTree(flaky, log);
  await expect(inclusionProof(tree, 3, 700)).rejects.toMatchObject({ code: 'LOG_TILE_MISSING' });
  down = false;
  expect(await inclusionProof(tree, 3, 700)).toHaveLength(10);
});

test('what the tree does not have is not asked of the log', async () => {
  const log = tiledLog(700);
  const tree = openTree(log, log);
  for (const node of [
    { level: 0, index: 700 },
    { level: 10, index: 0 },
    { level: 8, index: 2 },
  ]) {
    await expect(tree.read([node])).rejects.toThrow(RangeError);
  }
  expect(log.reads).toEqual([]);
});
