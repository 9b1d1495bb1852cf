// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { LogReader } from './log-store.js';
import { HASH_BYTES } from './merkle.js';
import { TILE_BYTES, TILE_WIDTH, tilePath, type Tile } from './tiles.js';

/**
 * A tile's bytes, not verified yet. Where a partial tile is gone, which a log may do once the full one is there, the full
 * one is read in its place and cut.
 * @throws TouchstoneError LOG_TILE_MISSING; LOG_TILE where it has another length; what the reader throws
 */
export async function readTile(reader: LogReader, { level, index, width }: Tile): Promise<Uint8Array> {
  const path = tilePath(level, index, width);
  const bytes = await reader.read(path, TILE_BYTES);
  if (bytes !== undefined) return ofLength(bytes, width, path);
  const full = tilePath(level, index);
  const whole = width === TILE_WIDTH ? undefined : await reader.read(full, TILE_BYTES);
  if (whole === undefined) throw missingResource(path);
  return ofLength(whole, TILE_WIDTH, full).subarray(0, width * HASH_BYTES);
}

/** The log gives nothing at a path where its checkpoint says that there is something. */
export function missingResource(path: string): TouchstoneError {
  return new TouchstoneError(
    'LOG_TILE_MISSING',
    `The log gives no ${path}, which its checkpoint says it has.`,
    {
      hint: 'Fetch the checkpoint anew and try again; if it stays so, the log withholds or has lost part of its history.',
      details: { path },
    },
  );
}

/** A tile does not follow from the checkpoint. */
export function lyingTile(paths: readonly string[], rule: string): TouchstoneError {
  return new TouchstoneError('LOG_TILE', `The log's ${paths.join(', ')} cannot be believed: ${rule}.`, {
    hint: 'Keep it with the checkpoint: if it comes so from the log itself, the log is damaged or lies.',
    details: { paths },
  });
}

function ofLength(bytes: Uint8Array, width: number, path: string): Uint8Array {
  const expected = width * HASH_BYTES;
  if (bytes.byteLength === expected) return bytes;
  throw lyingTile([path], `it has ${bytes.byteLength} bytes where ${width} hashes have ${expected}`);
}
