// SPDX-License-Identifier: Apache-2.0
import { HASH_BYTES } from './merkle.js';
import type { LogTree } from './open-tree.js';
import { coveringHashes, hashInTile, tileHashes } from './tile-hashes.js';
import { partialTiles, TILE_HEIGHT, TILE_WIDTH, tilePath } from './tiles.js';
import { foldHashes } from './tree-node.js';

/** All that is needed to append to a tree: the hashes of the tiles at its right edge, lowest level first. */
export interface TreeEdge {
  readonly size: number;
  /** For each level of tiles the hashes of its partial tile; none where its last tile is full. */
  readonly levels: readonly (readonly Uint8Array[])[];
}

/** The tree without entries. */
export const EMPTY_EDGE: TreeEdge = { size: 0, levels: [] };

/** A tile that came to be, and where it lies below the log's prefix. */
export interface NewTile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface GrownTree {
  readonly edge: TreeEdge;
  readonly root: Uint8Array;
  /** The tiles that the tree before did not have: full ones, then the partial ones of its new edge. */
  readonly tiles: readonly NewTile[];
}

/** The edge of a log's tree, read and verified. */
export async function readEdge(tree: LogTree): Promise<TreeEdge> {
  const levels: (readonly Uint8Array[])[] = [];
  for (const tile of partialTiles(tree.size)) {
    const hashes = await tree.readTile(tile);
    while (levels.length < tile.level) levels.push([]);
    levels.push(Array.from({ length: tile.width }, (_, index) => hashInTile(hashes, { level: 0, index })));
  }
  return { size: tree.size, levels };
}

/**
 * Appends to a tree: which tiles come to be, and the new root. Each tile is written once; a full one never changes again.
 * @param edge the tree before
 * @param leafHashes the hashes of the new entries, in order
 */
export function growTree(edge: TreeEdge, leafHashes: readonly Uint8Array[]): GrownTree {
  const full: NewTile[] = [];
  const partial: NewTile[] = [];
  const levels: (readonly Uint8Array[])[] = [];
  let added = leafHashes;
  for (let level = 0; added.length > 0 || level < edge.levels.length; level += 1) {
    const before = edge.levels[level] ?? [];
    const firstTile = Math.floor(edge.size / TILE_WIDTH ** (level + 1));
    const { complete, rest } = cutTiles([...before, ...added]);
    full.push(...complete.map((bytes, at) => ({ path: tilePath(level, firstTile + at), bytes })));
    if (rest.length > 0 && added.length > 0) {
      partial.push({
        path: tilePath(level, firstTile + complete.length, rest.length),
        bytes: Buffer.concat(rest),
      });
    }
    levels.push(rest);
    added = complete.map((bytes) => hashInTile(tileHashes(bytes), { level: TILE_HEIGHT, index: 0 }));
  }
  const grown = { size: edge.size + leafHashes.length, levels };
  return { edge: grown, root: edgeRoot(grown), tiles: [...full, ...partial] };
}

/** The root of a tree, which its edge alone gives. */
export function edgeRoot({ levels }: TreeEdge): Uint8Array {
  const filled = levels.filter(({ length }) => length > 0).toReversed();
  return foldHashes(filled.flatMap((hashes) => coveringHashes(tileHashes(Buffer.concat(hashes)))));
}

function cutTiles(hashes: readonly Uint8Array[]): {
  complete: readonly Uint8Array[];
  rest: readonly Uint8Array[];
} {
  const complete: Uint8Array[] = [];
  let at = 0;
  for (; at + TILE_WIDTH <= hashes.length; at += TILE_WIDTH) {
    complete.push(Buffer.concat(hashes.slice(at, at + TILE_WIDTH), TILE_WIDTH * HASH_BYTES));
  }
  return { complete, rest: hashes.slice(at) };
}
