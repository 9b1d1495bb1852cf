// SPDX-License-Identifier: Apache-2.0

/**
 * What is remembered of every resource that a run ever made, however many: 23 to 46 bytes each, outside the heap, since
 * not their names are kept but 64 bits of a hash. Among a million resources the chance that two are taken for one is below
 * one in thirty million.
 */
export class ResourceTable {
  /** By slot: what the owner wants to remember of it, a few bits and a number. 0 for a slot that is new. */
  marks = new Uint8Array(SMALLEST);
  numbers = new Uint32Array(SMALLEST);
  #high = new Uint32Array(SMALLEST);
  #low = new Uint32Array(SMALLEST);
  #used = 0;

  /** How many keys it holds. */
  get size(): number {
    return this.#used;
  }

  /** The slot of what type and id name, or -1. A slot is good until the next `slot`. */
  find(type: string, id: string): number {
    const at = this.#probe(hash(type, id, SEEDS[0]), hash(type, id, SEEDS[1]));
    return this.#isFree(at) ? -1 : at;
  }

  /** Their slot, taken now if they had none. */
  slot(type: string, id: string): number {
    const high = hash(type, id, SEEDS[0]);
    const low = hash(type, id, SEEDS[1]);
    let at = this.#probe(high, low);
    if (!this.#isFree(at)) return at;
    if ((this.#used + 1) * 4 > this.marks.length * 3) {
      this.#grow();
      at = this.#probe(high, low);
    }
    this.#high[at] = high;
    this.#low[at] = low;
    this.#used += 1;
    return at;
  }

  #isFree(at: number): boolean {
    return this.#high[at] === 0 && this.#low[at] === 0;
  }

  #probe(high: number, low: number): number {
    const mask = this.marks.length - 1;
    let at = low & mask;
    while (!this.#isFree(at) && (this.#high[at] !== high || this.#low[at] !== low)) at = (at + 1) & mask;
    return at;
  }

  #grow(): void {
    const { marks, numbers } = this;
    const [high, low] = [this.#high, this.#low];
    const size = marks.length * 2;
    this.marks = new Uint8Array(size);
    this.numbers = new Uint32Array(size);
    this.#high = new Uint32Array(size);
    this.#low = new Uint32Array(size);
    for (let from = 0; from < marks.length; from += 1) {
      if (high[from] === 0 && low[from] === 0) continue;
      const at = this.#probe(high[from]!, low[from]!);
      this.#high[at] = high[from]!;
      this.#low[at] = low[from]!;
      this.marks[at] = marks[from]!;
      this.numbers[at] = numbers[from]!;
    }
  }
}

const SMALLEST = 256;
const SEEDS = [0x811c9dc5, 0x9747b28c] as const;

/**
 * MurmurHash3 (Appleby, public domain), 32 bits, over the UTF-16 units of type and id, with one between them that no type
 * has; never 0, which stands for a free slot.
 */
function hash(type: string, id: string, seed: number): number {
  let h = seed;
  for (let at = 0; at < type.length; at += 1) h = mix(h, type.charCodeAt(at));
  h = mix(h, SPACE);
  for (let at = 0; at < id.length; at += 1) h = mix(h, id.charCodeAt(at));
  h ^= type.length + id.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0 || 1;
}

const SPACE = 32;

function mix(h: number, unit: number): number {
  let k = Math.imul(unit, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  const mixed = h ^ Math.imul(k, 0x1b873593);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64) | 0;
}
