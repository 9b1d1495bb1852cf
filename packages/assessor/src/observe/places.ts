// SPDX-License-Identifier: Apache-2.0

/** Where in a recording something was seen: the first lines of it, and how many there are in all. */
export interface Places {
  /** Sequence numbers, rising; at most PLACES_KEPT of them. */
  readonly seqs: readonly number[];
  readonly count: number;
}

/** As many as an assessment shows of any evidence. */
export const PLACES_KEPT = 20;

/** Places that are still being gathered, in the order of the recording. */
export class GrowingPlaces implements Places {
  readonly seqs: number[] = [];
  count = 0;
  #last = -1;

  /** A line that is added twice in a row counts once. */
  add(seq: number): this {
    if (seq === this.#last) return this;
    this.#last = seq;
    if (this.seqs.length < PLACES_KEPT) this.seqs.push(seq);
    this.count += 1;
    return this;
  }
}

/** One line's place. */
export function placeOf({ seq }: { readonly seq: number }): Places {
  return { seqs: [seq], count: 1 };
}

/** Of several, the first lines and the sum; one that is given twice counts once, and otherwise none may share a line. */
export function joinPlaces(all: Iterable<Places>): Places {
  const distinct = [...new Set(all)];
  const seqs = distinct.flatMap((one) => one.seqs).sort((a, b) => a - b);
  return { seqs: seqs.slice(0, PLACES_KEPT), count: countOf(distinct) };
}

/** How many there are in all. */
export function countOf(all: readonly Places[]): number {
  return all.reduce((sum, one) => sum + one.count, 0);
}
