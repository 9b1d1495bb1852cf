// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesPath, hashesAtLevel, partialTiles, tileAt, tilePath } from './tiles.js';

test.each([
  [tilePath(0, 0), 'tile/0/000'],
  [tilePath(0, 999), 'tile/0/999'],
  [tilePath(0, 1000), 'tile/0/x001/000'],
  [tilePath(0, 1_234_067), 'tile/0/x001/x234/067'],
  [tilePath(63, 1234), 'tile/63/x001/234'],
  [tilePath(1, 1, 17), 'tile/1/001.p/17'],
  [tilePath(0, 1_234_067, 255), 'tile/0/x001/x234/067.p/255'],
  [tilePath(0, 2 ** 40), 'tile/0/x001/x099/x511/x627/776'],
  [entriesPath(0), 'tile/entries/000'],
  [entriesPath(1_234_067, 1), 'tile/entries/x001/x234/067.p/1'],
])('%s is the path of c2sp.org/tlog-tiles', (path, expected) => {
  expect(path).toBe(expected);
});

test('every path leads back to its tile, up to the index 2^40', () => {
  const index = fc.oneof(
    fc.nat(2_000_000),
    fc.maxSafeNat().map((some) => some % 2 ** 40),
  );
  fc.assert(
    fc.property(fc.nat(63), index, fc.integer({ min: 1, max: 256 }), (level, at, width) => {
      const path = tilePath(level, at, width);
      const [, l, elements = '', w] = /^tile\/(\d+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? [];
      expect([Number(l), Number(elements.replaceAll(/[x/]/g, '')), Number(w ?? 256)]).toEqual([
        level,
        at,
        width,
      ]);
      expect(elements.startsWith('x000')).toBe(false);
    }),
  );
});

test.each([
  () => tilePath(64, 0),
  () => tilePath(-1, 0),
  () => tilePath(0.5, 0),
  () => tilePath(0, -1),
  () => tilePath(0, 2 ** 53),
  () => tilePath(0, Number.NaN),
  () => tilePath(0, 0, 0),
  () => tilePath(0, 0, 257),
  () => entriesPath(0, 1.5),
])('there is no path for a tile that cannot be: %s', (path) => {
  expect(path).toThrow(RangeError);
});

test("the specification's tree of 70,000 entries has the tiles that it says", () => {
  expect([0, 1, 2, 3].map((level) => Math.floor(hashesAtLevel(level, 70_000) / 256))).toEqual([273, 1, 0, 0]);
  expect(partialTiles(70_000)).toEqual([
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ]);
  expect(partialTiles(256)).toEqual([{ level: 1, index: 0, width: 1 }]);
  expect(partialTiles(0)).toEqual([]);
});

test('the partial tiles of a tree of any size cover, with the full ones below them, exactly its entries', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (size) => {
      const covered = partialTiles(size).reduce(
        (sum, { level, width }) => sum + BigInt(width) * 256n ** BigInt(level),
        0n,
      );
      expect(covered).toBe(BigInt(size));
      for (const tile of partialTiles(size)) expect(tileAt(tile.level, tile.index * 256, size)).toEqual(tile);
    }),
  );
});
