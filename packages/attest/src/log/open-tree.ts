// SPDX-License-Identifier: Apache-2.0
import type { Checkpoint } from './checkpoint.js';
import type { LogReader } from './log-store.js';
import { isSameHash } from './merkle.js';
import { lyingTile, readTile } from './read-tile.js';
import { Recent } from './recent.js';
import { coveringHashes, hashInTile, tileHashes, type TileHashes } from './tile-hashes.js';
import { partialTiles, TILE_HEIGHT, TILE_WIDTH, tileAt, tilePath, type Tile } from './tiles.js';
import { foldHashes, type HashReader, type TreeNode } from './tree-node.js';

/** Full tiles, with the hashes within them, that one tree holds in memory: 16 KiB each. */
const TILES_HELD = 256;

/** A log's tree at one checkpoint. Every hash that it gives follows from the checkpoint's root. */
export interface LogTree extends HashReader {
  readonly reader: LogReader;
  readonly size: number;
  readonly root: Uint8Array;
  /** The hashes of a tile's width, and of all complete subtrees within it. */
  readTile(tile: Tile): Promise<TileHashes>;
}

/**
 * Opens a log's tree at a checkpoint that was verified. The log's server is not believed: the tiles at the right edge
 * must fold to the root, and each full tile must have the hash that the tile above it, verified in the same way, gives it.
 * So a proof costs O(log n) tiles, and one from a server that lies is never handed out.
 * @param reader where the log is read
 * @param head size and root of the checkpoint
 */
export function openTree(
  reader: LogReader,
  { size, root }: Pick<Checkpoint, 'size' | 'root'>,
  tilesHeld: number = TILES_HELD,
): LogTree {
  const full = new Recent<Promise<TileHashes>>(tilesHeld);
  let edge: ReturnType<typeof readEdge> | undefined;

  async function readVerified(tile: Tile): Promise<TileHashes> {
    const path = tilePath(tile.level, tile.index, tile.width);
    if (tile.width < TILE_WIDTH) {
      edge ??= readEdge(reader, size, root);
      const pending = edge;
      // What could not be read once may be read later; what was verified stays so.
      const tiles = await pending.catch((error: unknown) => {
        if (edge === pending) edge = undefined;
        throw error;
      });
      const hashes = tiles.get(path);
      if (hashes === undefined) throw new RangeError(`a tree of ${size} entries has no ${path}`);
      return hashes;
    }
    return full.get(path, () =>
      readFull(tile).catch((error: unknown) => {
        full.delete(path);
        throw error;
      }),
    );
  }

  async function readFull(tile: Tile): Promise<TileHashes> {
    const [hashes, above] = await Promise.all([
      readTile(reader, tile).then(tileHashes),
      readVerified(tileAt(tile.level + 1, tile.index, size)),
    ]);
    const own = hashInTile(hashes, { level: TILE_HEIGHT, index: 0 });
    if (isSameHash(own, hashInTile(above, { level: 0, index: tile.index % TILE_WIDTH }))) return hashes;
    throw lyingTile(
      [tilePath(tile.level, tile.index)],
      "its hash is not the one that the checkpoint's tree has there",
    );
  }

  async function readNode({ level, index }: TreeNode): Promise<Uint8Array> {
    if ((index + 1) * 2 ** level > size)
      throw new RangeError(`a tree of ${size} has no complete subtree ${level}/${index}`);
    const [tileLevel, within] = [Math.floor(level / TILE_HEIGHT), level % TILE_HEIGHT];
    const tile = tileAt(tileLevel, index * 2 ** within, size);
    const hashes = await readVerified(tile);
    return hashInTile(hashes, { level: within, index: index - (tile.index * TILE_WIDTH) / 2 ** within });
  }

  return { reader, size, root, readTile: readVerified, read: (nodes) => Promise.all(nodes.map(readNode)) };
}

/** The tiles of the right edge, which alone give the root; all of them hold or none. */
async function readEdge(
  reader: LogReader,
  size: number,
  root: Uint8Array,
): Promise<ReadonlyMap<string, TileHashes>> {
  const tiles = await Promise.all(
    partialTiles(size).map(async (tile) => {
      const path = tilePath(tile.level, tile.index, tile.width);
      return [path, tileHashes(await readTile(reader, tile))] as const;
    }),
  );
  const found = foldHashes(tiles.toReversed().flatMap(([, hashes]) => coveringHashes(hashes)));
  if (isSameHash(found, root)) return new Map(tiles);
  const paths = tiles.map(([path]) => path);
  throw lyingTile(
    paths.length === 0 ? ['checkpoint'] : paths,
    "together they give another root than the checkpoint's",
  );
}
