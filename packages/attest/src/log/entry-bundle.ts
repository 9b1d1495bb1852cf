// SPDX-License-Identifier: Apache-2.0
import { LOG_ENTRY_LIMIT, TouchstoneError } from '@touchstone/model';
import { TILE_WIDTH } from './tiles.js';

const LENGTH_BYTES = 2;

/** Bytes of an entry bundle at most: 256 entries of the largest size, each after its length. */
export const ENTRIES_LIMIT = TILE_WIDTH * (LENGTH_BYTES + LOG_ENTRY_LIMIT);

/**
 * An entry bundle: each entry after its length in two bytes, big-endian (c2sp.org/tlog-tiles, "Log entries").
 * @param entries 1 to 256, each of at most 65,535 bytes
 * @throws TouchstoneError LOG_ENTRY_SIZE
 */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  if (entries.length === 0 || entries.length > TILE_WIDTH) {
    throw new RangeError(`a bundle holds 1 to ${TILE_WIDTH} entries, not ${entries.length}`);
  }
  return Buffer.concat(entries.flatMap((entry) => [lengthOf(entry), entry]));
}

function lengthOf(entry: Uint8Array): Uint8Array {
  if (entry.byteLength > LOG_ENTRY_LIMIT) {
    throw new TouchstoneError(
      'LOG_ENTRY_SIZE',
      `The entry has ${entry.byteLength} bytes; a log takes ${LOG_ENTRY_LIMIT} at most.`,
      { hint: 'Log the digest of what is large, not the thing itself.' },
    );
  }
  return Uint8Array.of(entry.byteLength >> 8, entry.byteLength & 0xff);
}

/**
 * The entries of a bundle. What they are is not verified: their leaf hashes are, against the tile of the same index.
 * @param bytes the bundle, from a server that may lie
 * @param width how many entries it must hold
 * @throws TouchstoneError LOG_ENTRIES where the bytes are not exactly so many entries
 */
export function parseEntries(bytes: Uint8Array, width: number): readonly Uint8Array[] {
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.byteLength && entries.length < width) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) throw refused(entries.length, width, 'ends within a length');
    const end = at + LENGTH_BYTES + (high << 8) + low;
    if (end > bytes.byteLength) throw refused(entries.length, width, 'ends within an entry');
    entries.push(bytes.subarray(at + LENGTH_BYTES, end));
    at = end;
  }
  if (entries.length !== width) throw refused(entries.length, width, 'ends');
  if (at !== bytes.byteLength) throw refused(width, width, 'goes on');
  return entries;
}

function refused(found: number, width: number, rule: string): TouchstoneError {
  return new TouchstoneError(
    'LOG_ENTRIES',
    `The entry bundle ${rule} after ${found} entries; it must hold ${width}.`,
    {
      hint: 'Fetch it again; if it stays so, the log is damaged: run `touchstone log fsck` where it is kept.',
      details: { found, width },
    },
  );
}
