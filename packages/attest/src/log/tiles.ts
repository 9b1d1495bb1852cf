// SPDX-License-Identifier: Apache-2.0
import { HASH_BYTES } from './merkle.js';

/** Hashes of a full tile, and entries of a full entry bundle (c2sp.org/tlog-tiles). */
export const TILE_WIDTH = 256;

/** Levels of the tree that one tile spans. */
export const TILE_HEIGHT = 8;

/** Bytes of a full tile. */
export const TILE_BYTES = TILE_WIDTH * HASH_BYTES;

/** One tile of hashes: the `index`-th of its level, `width` hashes wide. */
export interface Tile {
  /** 0 where its hashes are those of entries; each hash of a level above is that of a full tile below. */
  readonly level: number;
  readonly index: number;
  /** 1 to 256; below 256 the tile is partial. */
  readonly width: number;
}

/** Where a tile lies below a log's prefix: `tile/0/x001/234`, and `tile/0/x001/234.p/7` where it is partial. */
export function tilePath(level: number, index: number, width: number = TILE_WIDTH): string {
  if (!Number.isSafeInteger(level) || level < 0 || level > 63)
    throw new RangeError(`no tile is at level ${level}`);
  return `tile/${level}/${indexPath(index, width)}`;
}

/** Where a bundle of entries lies below a log's prefix: `tile/entries/x001/234`, and with `.p/7` where it is partial. */
export function entriesPath(index: number, width: number = TILE_WIDTH): string {
  return `tile/entries/${indexPath(index, width)}`;
}

/** An index in path elements of three digits, all but the last with an `x` in front, and the width of a partial tile. */
function indexPath(index: number, width: number): string {
  if (!Number.isSafeInteger(index) || index < 0) throw new RangeError(`no tile has the index ${index}`);
  if (!Number.isSafeInteger(width) || width < 1 || width > TILE_WIDTH)
    throw new RangeError(`no tile is ${width} wide`);
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const path = padded.replace(/(\d{3})(?=\d)/g, 'x$1/');
  return width === TILE_WIDTH ? path : `${path}.p/${width}`;
}

/** How many hashes a level of tiles holds in all, for a tree of so many entries. */
export function hashesAtLevel(level: number, size: number): number {
  return Math.floor(size / TILE_WIDTH ** level);
}

/** The tile of a level that holds its hash number `at`, as wide as it is in a tree of so many entries. */
export function tileAt(level: number, at: number, size: number): Tile {
  const index = Math.floor(at / TILE_WIDTH);
  return { level, index, width: Math.min(TILE_WIDTH, hashesAtLevel(level, size) - index * TILE_WIDTH) };
}

/** The tiles of a tree that are not full, lowest level first: its right edge, from which alone its root follows. */
export function partialTiles(size: number): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(level, size) > 0; level += 1) {
    const hashes = hashesAtLevel(level, size);
    const width = hashes % TILE_WIDTH;
    if (width > 0) tiles.push({ level, index: Math.floor(hashes / TILE_WIDTH), width });
  }
  return tiles;
}
