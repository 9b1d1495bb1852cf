// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import { edgeRoot, EMPTY_EDGE, growTree, type TreeEdge } from '../log/grow-tree.js';
import type { LogReader } from '../log/log-store.js';
import { HASH_BYTES, isSameHash, leafHash } from '../log/merkle.js';
import { readBundle } from '../log/read-entries.js';
import { readTile } from '../log/read-tile.js';
import {
  entriesPath,
  hashesAtLevel,
  partialTiles,
  TILE_WIDTH,
  tileAt,
  tilePath,
  type Tile,
} from '../log/tiles.js';
import { EntryCheck } from './check-entries.js';
import { PROBLEMS_TOLD, type FsckProblem, type FsckReport } from './fsck-report.js';
import { readFsckHead, type FsckHead, type FsckTrust } from './fsck-head.js';

export interface FsckOptions extends FsckTrust {
  /** Called now and then with the entries that were looked at, and those that there are. */
  readonly progress?: (done: number, size: number) => void;
}

/**
 * Derives a log again from its entries and compares: every tile from the entry bundles, the root from the tiles, and where
 * it is known whom to trust, the checkpoint's signatures and those of each statement. Problems of the content are values,
 * and the rest is looked at all the same.
 * Throws LOG_MISSING where there is no checkpoint, NOTE_SYNTAX or LOG_CHECKPOINT where it is none, and LOG_UNREADABLE.
 */
export async function fsckLog(reader: LogReader, options: FsckOptions = {}): Promise<FsckReport> {
  const problems: FsckProblem[] = [];
  let problemCount = 0;
  const problem = (one: FsckProblem): void => {
    if (problemCount < PROBLEMS_TOLD) problems.push(one);
    problemCount += 1;
  };
  const head = await readFsckHead(reader, options, problem);
  const check = new EntryCheck(problem);
  const { edge, tiles } = await deriveTree({ reader, head, check, problem, progress: options.progress });
  const { origin, size, signed, witnesses } = head;
  if (edge.size === size && !isSameHash(edgeRoot(edge), head.root))
    problem({ where: 'checkpoint', code: 'LOG_TILE', why: 'Its root is not the one that the entries have.' });
  const statements = options.root === undefined ? null : check.verifyStatements(options.root);
  return {
    origin,
    size,
    root: Buffer.from(head.root).toString('base64'),
    signed,
    witnesses: [...witnesses],
    tiles,
    bundles: Math.ceil(size / TILE_WIDTH),
    entries: edge.size,
    statements,
    problems,
    problemCount,
  };
}

interface Derivation {
  readonly reader: LogReader;
  readonly head: FsckHead;
  readonly check: EntryCheck;
  readonly problem: (one: FsckProblem) => void;
  readonly progress: FsckOptions['progress'];
}

/** Grows the tree from its bundles, one in memory at a time, and compares each tile when it is full, the others at the end. */
async function deriveTree(derivation: Derivation): Promise<{ edge: TreeEdge; tiles: number }> {
  const { reader, problem, progress } = derivation;
  const { size } = derivation.head;
  let [edge, tiles]: [TreeEdge, number] = [EMPTY_EDGE, 0];
  while (edge.size < size) {
    const leaves = await leavesOf(derivation, Math.floor(edge.size / TILE_WIDTH));
    if (leaves === undefined) return { edge, tiles };
    const grown = growTree(edge, leaves);
    for (const tile of filledTiles(edge.size, grown.edge.size)) {
      const expected = grown.tiles.find(({ path }) => path === tilePath(tile.level, tile.index))?.bytes;
      await compareTile(reader, tile, expected ?? new Uint8Array(), problem);
      tiles += 1;
    }
    edge = grown.edge;
    progress?.(edge.size, size);
  }
  for (const tile of partialTiles(size)) {
    await compareTile(reader, tile, Buffer.concat(edge.levels[tile.level] ?? []), problem);
    tiles += 1;
  }
  return { edge, tiles };
}

/** The tiles that fill while a tree grows by a bundle at most, lowest level first. */
function filledTiles(before: number, after: number): readonly Tile[] {
  const filled: Tile[] = [];
  for (let level = 0; hashesAtLevel(level + 1, after) > hashesAtLevel(level + 1, before); level += 1)
    filled.push({ level, index: hashesAtLevel(level + 1, before), width: TILE_WIDTH });
  return filled;
}

/**
 * The leaf hashes of one bundle. Where the bundle is gone or malformed the tile's own are taken, so that the rest of the
 * log can still be looked at; undefined where there is no tile either.
 */
async function leavesOf(
  { reader, head, check, problem }: Derivation,
  bundle: number,
): Promise<readonly Uint8Array[] | undefined> {
  const tile = tileAt(0, bundle * TILE_WIDTH, head.size);
  const where = entriesPath(bundle, tile.width);
  const entries = await told(where, problem, () => readBundle(reader, bundle, tile.width));
  if (entries !== undefined) {
    for (const [at, entry] of entries.entries()) check.add(bundle * TILE_WIDTH + at, entry);
    return entries.map(leafHash);
  }
  const bytes = await told(tilePath(0, bundle, tile.width), problem, () => readTile(reader, tile));
  if (bytes === undefined) return undefined;
  return Array.from({ length: tile.width }, (_, at) =>
    bytes.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}

async function compareTile(
  reader: LogReader,
  tile: Tile,
  expected: Uint8Array,
  problem: (one: FsckProblem) => void,
): Promise<void> {
  const where = tilePath(tile.level, tile.index, tile.width);
  const found = await told(where, problem, () => readTile(reader, tile));
  if (found === undefined || Buffer.compare(found, expected) === 0) return;
  problem({ where, code: 'LOG_TILE', why: 'Its hashes are not those of the entries.' });
}

/** What is wrong with the log's content is told; that it cannot be read is another matter, and ends the check. */
async function told<T>(
  where: string,
  problem: (one: FsckProblem) => void,
  read: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (!isTouchstoneError(error) || error.code === 'LOG_UNREADABLE') throw error;
    problem({ where, code: error.code, why: error.message });
    return undefined;
  }
}
