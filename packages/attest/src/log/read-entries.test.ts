// SPDX-License-Identifier: Apache-2.0
import { expect, test } from 'vitest';
import { entryOf, tiledLog, type TiledLog } from '../testing/tiled-log.js';
import { encodeEntries } from './entry-bundle.js';
import { openTree } from './open-tree.js';
import { readEntries, readEntryBundle } from './read-entries.js';

const SIZE = 700;
const log = tiledLog(SIZE, true);

async function indexes(from: TiledLog, start?: number, end?: number): Promise<number[]> {
  const found: number[] = [];
  for await (const { index, entry } of readEntries(openTree(from, from), start, end)) {
    expect(Buffer.from(entry).toString()).toBe(Buffer.from(entryOf(index)).toString());
    found.push(index);
  }
  return found;
}

test('all entries come, in order', async () => {
  expect(await indexes(log)).toEqual(Array.from({ length: SIZE }, (_, index) => index));
  expect(await indexes(tiledLog(0, true))).toEqual([]);
});

test.each([
  [0, 1],
  [255, 257],
  [256, 512],
  [699, 700],
  [300, 300],
  [511, 700],
])('those from %i up to, not with, %i come', async (start, end) => {
  expect(await indexes(log, start, end)).toEqual(Array.from({ length: end - start }, (_, at) => start + at));
});

test('an entry that is not the one in the tree is refused, and which', async () => {
  const entries = Array.from({ length: 256 }, (_, at) => entryOf(at === 9 ? 1 : 256 + at));
  const lying = {
    ...log,
    read: async (path: string) =>
      path === 'tile/entries/001' ? encodeEntries(entries) : log.read(path, 2 ** 24),
  };
  await expect(readEntryBundle(openTree(lying, log), 1)).rejects.toMatchObject({
    code: 'LOG_ENTRIES',
    details: { index: 265 },
  });
  expect(await readEntryBundle(openTree(lying, log), 0)).toHaveLength(256);
});

test('where a partial bundle is gone, the full one in its place is read; where both are, the log withholds', async () => {
  const smaller = tiledLog(600);
  // All that the smaller log has, and the larger one's full bundle instead of the smaller one's partial one.
  const grown = { ...smaller, resources: new Map([...smaller.resources, ...tiledLog(800, true).resources]) };
  grown.read = async (path: string) => grown.resources.get(path);
  expect(await readEntryBundle(openTree(grown, smaller), 2)).toHaveLength(88);
  grown.resources.delete('tile/entries/002');
  await expect(readEntryBundle(openTree(grown, smaller), 2)).rejects.toMatchObject({
    code: 'LOG_TILE_MISSING',
  });
});
