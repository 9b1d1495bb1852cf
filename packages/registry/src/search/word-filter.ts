// SPDX-License-Identifier: Apache-2.0

/** Bits of the filter for each word: about one unknown word in sixteen passes. */
const BITS = 16;
const BASE = 0x01000193;

/**
 * Tells of most words that they are not known, from numbers alone: a Bloom filter of one hash. The hash is a polynomial,
 * so that the hash of a word with a letter more, less or another follows from those of its parts, and a word's hundreds
 * of neighbours are tried without spelling them.
 */
export class WordFilter {
  readonly #bits: Uint32Array;
  readonly #mask: number;

  constructor(words: readonly string[]) {
    const size = 2 ** Math.ceil(Math.log2(Math.max(32, words.length * BITS)));
    this.#bits = new Uint32Array(size / 32);
    this.#mask = size - 1;
    for (const word of words) {
      const bit = spread(hashOf(word)) & this.#mask;
      this.#bits[bit >>> 5]! |= 1 << (bit & 31);
    }
  }

  get bytes(): number {
    return this.#bits.byteLength;
  }

  /** False: surely not known. Takes what hashOf or joinHashes gives. */
  mayHave(hash: number): boolean {
    const bit = spread(hash) & this.#mask;
    return ((this.#bits[bit >>> 5]! >>> (bit & 31)) & 1) === 1;
  }
}

export function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = addLetter(hash, word.charCodeAt(at));
  return hash;
}

/** The hash of a word with a letter (its code) behind it. */
export function addLetter(hash: number, letter: number): number {
  return (Math.imul(hash, BASE) + letter) | 0;
}

/** The hash of two parts joined: `power` is BASE to the length of the second one. */
export function joinHashes(first: number, second: number, power: number): number {
  return (Math.imul(first, power) + second) | 0;
}

/** Of each end of a word: its hash and the power of its length; the n-th is of the letters from n on. */
export function endHashes(word: string): readonly (readonly [hash: number, power: number])[] {
  const ends: [number, number][] = [[0, 1]];
  for (let at = word.length - 1; at >= 0; at -= 1) {
    const [hash, power] = ends[0]!;
    ends.unshift([joinHashes(word.charCodeAt(at), hash, power), Math.imul(power, BASE)]);
  }
  return ends;
}

/** The polynomial's low bits depend on few letters' low bits alone: all are stirred before some are taken. */
function spread(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return mixed ^ (mixed >>> 15);
}
