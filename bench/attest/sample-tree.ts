// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { growTree, tileHashes, tiles } from './inside.js';

/** A log's tree as its tiles, without entries. */
export interface SampleTree {
  readonly size: number;
  readonly root: Uint8Array;
  /** Any tile's bytes, whether on disk or not; undefined for what is no tile of this tree. */
  leafOf(index: number): Uint8Array;
  /** Entries whose lowest tiles are on disk. */
  readonly indexes: readonly number[];
}

/** So many different lowest tiles there are, again and again: what they hold does not matter to a proof's cost. */
const DISTINCT = 1021;
const WIDTH = 256;
const HASH = 32;

/**
 * Writes the tiles of a log of so many entries: all of the upper levels, and those of the lowest that proofs for `proofs`
 * entries, spread over the log, read.
 */
export function writeSampleTree(folder: string, size: number, proofs: number): SampleTree {
  const distinct = Array.from({ length: DISTINCT }, (_, number) => tileOf(number));
  const rootOf = (bytes: Uint8Array): Uint8Array =>
    tileHashes.hashInTile(tileHashes.tileHashes(bytes), { level: tiles.TILE_HEIGHT, index: 0 });
  const roots = distinct.map(rootOf);
  const lowest = (index: number): Uint8Array => distinct[index % DISTINCT]!;
  const put = (level: number, index: number, bytes: Uint8Array): void => {
    const path = join(folder, tiles.tilePath(level, index, bytes.byteLength / HASH));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  };
  const edge: (readonly Uint8Array[])[] = [];
  let hashes = Array.from({ length: Math.floor(size / WIDTH) }, (_, index) => roots[index % DISTINCT]!);
  const rest = lowest(hashes.length).subarray(0, (size % WIDTH) * HASH);
  edge.push(cut(rest));
  if (rest.length > 0) put(0, hashes.length, rest);
  for (let level = 1; hashes.length > 0; level += 1) {
    const above: Uint8Array[] = [];
    for (let index = 0; index * WIDTH < hashes.length; index += 1) {
      const bytes = Buffer.concat(hashes.slice(index * WIDTH, (index + 1) * WIDTH));
      put(level, index, bytes);
      if (bytes.length === WIDTH * HASH) above.push(rootOf(bytes));
    }
    edge.push(hashes.slice(above.length * WIDTH));
    hashes = above;
  }
  const indexes = Array.from({ length: proofs }, (_, at) => Math.floor(((at + 0.37) * size) / proofs));
  for (const index of indexes) {
    const tile = Math.floor(index / WIDTH);
    if ((tile + 1) * WIDTH <= size) put(0, tile, lowest(tile));
  }
  return {
    size,
    root: growTree.edgeRoot({ size, levels: edge }),
    indexes,
    leafOf: (index) => {
      const at = (index % WIDTH) * HASH;
      return lowest(Math.floor(index / WIDTH)).subarray(at, at + HASH);
    },
  };
}

function cut(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: bytes.length / HASH }, (_, at) => bytes.subarray(at * HASH, (at + 1) * HASH));
}

/** xorshift32 (Marsaglia, 2003): the same bytes on every machine. */
function tileOf(number: number): Uint8Array {
  const words = new Uint32Array((WIDTH * HASH) / 4);
  let state = ((number + 1) * 2654435761) >>> 0 || 1;
  for (let at = 0; at < words.length; at += 1) {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    words[at] = state;
  }
  return new Uint8Array(words.buffer);
}
