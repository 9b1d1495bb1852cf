// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { ENTRIES_LIMIT, parseEntries } from './entry-bundle.js';
import type { LogReader } from './log-store.js';
import { isSameHash, leafHash } from './merkle.js';
import type { LogTree } from './open-tree.js';
import { missingResource } from './read-tile.js';
import { hashInTile } from './tile-hashes.js';
import { entriesPath, TILE_WIDTH, tileAt } from './tiles.js';

/** An entry and where it stands in the log. */
export interface IndexedEntry {
  readonly index: number;
  readonly entry: Uint8Array;
}

/**
 * The entries of one bundle, each held against the tree.
 * @param bundle the bundle's number: entries from 256 times that
 * @throws TouchstoneError LOG_TILE_MISSING, LOG_TILE, LOG_ENTRIES, what the tree's reader throws
 */
export async function readEntryBundle(tree: LogTree, bundle: number): Promise<readonly Uint8Array[]> {
  const tile = tileAt(0, bundle * TILE_WIDTH, tree.size);
  const [entries, hashes] = await Promise.all([
    readBundle(tree.reader, bundle, tile.width),
    tree.readTile(tile),
  ]);
  for (const [at, entry] of entries.entries()) {
    if (isSameHash(leafHash(entry), hashInTile(hashes, { level: 0, index: at }))) continue;
    const index = bundle * TILE_WIDTH + at;
    throw new TouchstoneError(
      'LOG_ENTRIES',
      `Entry ${index} as the log gives it is not the one in its tree.`,
      {
        hint: 'Keep it with the checkpoint: if it comes so from the log itself, the log is damaged or lies.',
        details: { index },
      },
    );
  }
  return entries;
}

/**
 * The entries of one bundle, not verified. Where a partial bundle is gone, which a log may do once the full one is there,
 * the full one is read and cut.
 * @throws TouchstoneError LOG_TILE_MISSING, LOG_ENTRIES, what the reader throws
 */
export async function readBundle(
  reader: LogReader,
  bundle: number,
  width: number,
): Promise<readonly Uint8Array[]> {
  const path = entriesPath(bundle, width);
  const bytes = await reader.read(path, ENTRIES_LIMIT);
  if (bytes !== undefined) return parseEntries(bytes, width);
  const whole = width === TILE_WIDTH ? undefined : await reader.read(entriesPath(bundle), ENTRIES_LIMIT);
  if (whole === undefined) throw missingResource(path);
  return parseEntries(whole, TILE_WIDTH).slice(0, width);
}

/**
 * Entries in order, one bundle in memory at a time.
 * @param start the first index
 * @param end the index to stop before, at most the tree's size
 * @throws what `readEntryBundle` throws
 */
export async function* readEntries(
  tree: LogTree,
  start: number = 0,
  end: number = tree.size,
): AsyncGenerator<IndexedEntry, void, undefined> {
  for (let index = start; index < end;) {
    const bundle = Math.floor(index / TILE_WIDTH);
    const entries = await readEntryBundle(tree, bundle);
    for (const entry of entries.slice(index - bundle * TILE_WIDTH, end - bundle * TILE_WIDTH)) {
      yield { index, entry };
      index += 1;
    }
  }
}
