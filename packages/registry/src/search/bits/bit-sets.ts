// SPDX-License-Identifier: Apache-2.0
import { createKernel, type Kernel } from './kernel.js';

/** A set of rows, by where it lies. */
export type BitSet = number & { readonly brand: 'BitSet' };

const CHUNK = 32;

/**
 * Sets of the numbers below `size`, of equal length, in one memory; as many as were asked for at the beginning. Bits beyond
 * `size` are never set, since every set is made from others or number by number.
 */
export class BitSets {
  readonly size: number;
  readonly kernel: Kernel;
  /** Length of a set in bytes. */
  readonly stride: number;
  readonly bytes: number;
  readonly #words: Int32Array;
  readonly #counts: number;
  #next = 0;

  /** @param counted how many sets `countEach` counts at once, at most */
  constructor(size: number, sets: number, counted: number) {
    this.size = size;
    this.stride = Math.max(1, Math.ceil(size / (CHUNK * 8))) * CHUNK;
    this.#counts = sets * this.stride;
    this.bytes = this.#counts + Math.max(1, counted) * 4;
    const { kernel, buffer } = createKernel(this.bytes);
    this.kernel = kernel;
    this.#words = new Int32Array(buffer);
  }

  /** `count` empty sets that lie one after the other; the first of them. */
  take(count = 1): BitSet {
    const first = this.#next;
    this.#next += count * this.stride;
    if (this.#next > this.#counts) throw new RangeError('more bit sets than were asked for');
    return first as BitSet;
  }

  /** The n-th of those that `take` gave. */
  at(first: BitSet, n: number): BitSet {
    return (first + n * this.stride) as BitSet;
  }

  clear(set: BitSet): void {
    this.#words.fill(0, set >> 2, (set + this.stride) >> 2);
  }

  copy(to: BitSet, from: BitSet): void {
    this.#words.copyWithin(to >> 2, from >> 2, (from + this.stride) >> 2);
  }

  /** A copy that outlives what is done to the set. */
  read(set: BitSet): Int32Array {
    return this.#words.slice(set >> 2, (set + this.stride) >> 2);
  }

  write(set: BitSet, words: Int32Array): void {
    this.#words.set(words, set >> 2);
  }

  add(set: BitSet, row: number): void {
    this.#words[(set >> 2) + (row >> 5)]! |= 1 << (row & 31);
  }

  has(set: BitSet, row: number): boolean {
    return ((this.#words[(set >> 2) + (row >> 5)]! >>> (row & 31)) & 1) === 1;
  }

  and(to: BitSet, a: BitSet, b: BitSet): void {
    this.kernel.and(to, a, b, this.stride);
  }

  or(to: BitSet, a: BitSet, b: BitSet): void {
    this.kernel.or(to, a, b, this.stride);
  }

  andNot(to: BitSet, a: BitSet, b: BitSet): void {
    this.kernel.andNot(to, a, b, this.stride);
  }

  xor(to: BitSet, a: BitSet, b: BitSet): void {
    this.kernel.xor(to, a, b, this.stride);
  }

  count(set: BitSet): number {
    return this.kernel.count(set, this.stride);
  }

  /** How much each of `sets` sets from `first` on has in common with `mask`; good until the next call. */
  countEach(mask: BitSet, first: BitSet, sets: number): Int32Array {
    if (sets > 0) this.kernel.countEach(mask, first, this.stride, sets, this.#counts);
    return this.#words.subarray(this.#counts >> 2, (this.#counts >> 2) + sets);
  }

  /** Appends the set's rows in ascending order to `rows`, until that has `most`. */
  collect(set: BitSet, rows: number[], most: number): void {
    const start = set >> 2;
    for (let word = 0; word < this.stride >> 2 && rows.length < most; word += 1) {
      for (let left = this.#words[start + word]!; left !== 0 && rows.length < most; left &= left - 1) {
        rows.push(word * 32 + 31 - Math.clz32(left & -left));
      }
    }
  }
}
