// SPDX-License-Identifier: Apache-2.0

/**
 * Words that may stand between two slashes, each with what it leads to. It is asked with a hash that the caller made
 * while it looked for the end of the segment, so that nothing is cut out of the path to be looked up.
 */
export interface SegmentTable<T> {
  readonly mask: number;
  readonly hashes: Int32Array;
  readonly words: readonly string[];
  readonly values: readonly (T | undefined)[];
  /** Letters of the longest word: what is longer is none. */
  readonly longest: number;
}

/** FNV-1a, 32 bits, one step a letter (draft-eastlake-fnv). */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_PRIME = 0x01000193;

export function buildSegmentTable<T>(entries: ReadonlyMap<string, T>): SegmentTable<T> {
  let size = 2;
  // At most half full: next to every word is found at the first look.
  while (size < entries.size * 2) size *= 2;
  const table = {
    mask: size - 1,
    hashes: new Int32Array(size),
    words: Array.from({ length: size }, () => ''),
    values: Array.from<T | undefined>({ length: size }),
    longest: 0,
  };
  for (const [word, value] of entries) {
    const hash = hashOf(word);
    let slot = slotOf(hash) & table.mask;
    while (table.words[slot] !== '') slot = (slot + 1) & table.mask;
    table.hashes[slot] = hash;
    table.words[slot] = word;
    table.values[slot] = value;
    table.longest = Math.max(table.longest, word.length);
  }
  return table;
}

/** What leads on from `path[from, to)`, whose hash it is; undefined where nothing does. */
export function lookUp<T>(
  table: SegmentTable<T>,
  hash: number,
  path: string,
  from: number,
  to: number,
): T | undefined {
  const { mask, hashes, words } = table;
  for (let slot = slotOf(hash) & mask; ; slot = (slot + 1) & mask) {
    const word = words[slot]!;
    if (word === '') return undefined;
    if (hashes[slot] === hash && isAt(path, from, to, word)) return table.values[slot];
  }
}

function isAt(path: string, from: number, to: number, word: string): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at += 1) {
    if (word.charCodeAt(at) !== path.charCodeAt(from + at)) return false;
  }
  return true;
}

/** The low bits of FNV follow the last letter; the middle ones follow all. */
function slotOf(hash: number): number {
  return hash ^ (hash >>> 15);
}

function hashOf(word: string): number {
  let hash = HASH_START;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_PRIME);
  return hash;
}
