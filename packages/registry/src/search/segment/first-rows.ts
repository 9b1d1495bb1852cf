// SPDX-License-Identifier: Apache-2.0
import type { BitSet } from '../bits/bit-sets.js';
import type { Sort } from '../row-order.js';
import { PLANES, type Segment, type SegmentOrder } from './segment.js';

/** A row with how much more than the least it weighs for what was asked; 0 where that does not matter. */
export interface FoundRow {
  readonly row: number;
  readonly weight: number;
}

/** How many rows can be walked past in the time that one is sorted in. */
const STEPS = 20;

/** The first `most` rows of `match` in an order; with `weighed`, the planes' sums decide first. */
export function firstRows(
  segment: Segment,
  { sort, weighed, total, most }: { sort: Sort; weighed: boolean; total: number; most: number },
): readonly FoundRow[] {
  const found: FoundRow[] = [];
  if (sort === 'relevance' && weighed) {
    byWeight(segment, segment.scratch.match, PLANES - 1, 0, most, found);
    return found;
  }
  const rows: number[] = [];
  const order = segment.orders[sort];
  if (order === undefined) segment.bits.collect(segment.scratch.match, rows, most);
  // Walking finds enough after most ÷ total of all rows, so that few are better sorted.
  else if (total * total * STEPS < most * segment.rows.length) bySorting(segment, order, most, rows);
  else byWalking(segment, order, most, rows);
  return rows.map((row) => ({ row, weight: 0 }));
}

/** The heavier half first, digit by digit: of a page's rows only those above them are ever looked at. */
function byWeight(
  segment: Segment,
  set: BitSet,
  digit: number,
  weight: number,
  most: number,
  found: FoundRow[],
): void {
  const { bits, scratch } = segment;
  if (found.length >= most) return;
  if (digit < 0) {
    const rows: number[] = [];
    bits.collect(set, rows, most - found.length);
    for (const row of rows) found.push({ row, weight });
    return;
  }
  const plane = bits.at(scratch.planes, digit);
  const heavier = bits.at(scratch.branches, 2 * digit);
  bits.and(heavier, set, plane);
  if (bits.count(heavier) > 0) byWeight(segment, heavier, digit - 1, weight + 2 ** digit, most, found);
  const lighter = bits.at(scratch.branches, 2 * digit + 1);
  bits.andNot(lighter, set, plane);
  byWeight(segment, lighter, digit - 1, weight, most, found);
}

function bySorting({ bits, scratch }: Segment, order: SegmentOrder, most: number, rows: number[]): void {
  const all: number[] = [];
  bits.collect(scratch.match, all, Infinity);
  const places = new Uint32Array(all.length);
  for (let at = 0; at < all.length; at += 1) places[at] = order.places[all[at]!]!;
  places.sort();
  for (const place of places.subarray(0, most)) rows.push(order.rows[place]!);
}

function byWalking({ bits, scratch }: Segment, order: SegmentOrder, most: number, rows: number[]): void {
  for (let place = 0; place < order.rows.length && rows.length < most; place += 1) {
    const row = order.rows[place]!;
    if (bits.has(scratch.match, row)) rows.push(row);
  }
}
