// SPDX-License-Identifier: Apache-2.0

/** Randomness that a seed repeats. */
export interface SeededRandom {
  /** A whole number from 0 up to, not including. */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Bytes of any value. */
  bytes(size: number): Buffer;
}

/** mulberry32 (Tommy Ettinger, public domain), which passes gjrand and needs four lines. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (from) => from[below(from.length)]!,
    bytes(size) {
      const words = new Uint32Array(Math.ceil(size / 4));
      for (let at = 0; at < words.length; at += 1) words[at] = next();
      return Buffer.from(words.buffer, 0, size);
    },
  };
}
