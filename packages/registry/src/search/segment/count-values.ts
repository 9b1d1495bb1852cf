// SPDX-License-Identifier: Apache-2.0
import type { BitSet } from '../bits/bit-sets.js';
import type { Segment } from './segment.js';

/** Below one row in so many it is quicker to look at the rows' values than at the values' rows. */
const FEW = 64;

/** How many rows of `mask` have each value. */
export function countValues(segment: Segment, mask: BitSet): Uint32Array {
  const { bits, rows } = segment;
  const total = bits.count(mask);
  const counts = new Uint32Array(segment.columns.values.length);
  if (total * FEW < rows.length) countByRow(segment, mask, counts);
  else countByValue(segment, mask, counts);
  return counts;
}

function countByRow({ bits, columns }: Segment, mask: BitSet, counts: Uint32Array): void {
  const rows: number[] = [];
  bits.collect(mask, rows, Infinity);
  for (const row of rows) {
    for (let at = columns.valuesFrom[row]!; at < columns.valuesFrom[row + 1]!; at += 1) {
      counts[columns.valuesOf[at]!]! += 1;
    }
  }
}

function countByValue({ bits, columns, denseValues }: Segment, mask: BitSet, counts: Uint32Array): void {
  const dense = bits.countEach(mask, denseValues, columns.dense);
  for (let value = 0; value < counts.length; value += 1) {
    const place = columns.denseAt[value]!;
    if (place >= 0) {
      counts[value] = dense[place]!;
      continue;
    }
    for (let at = columns.rowsFrom[value]!; at < columns.rowsFrom[value + 1]!; at += 1) {
      if (bits.has(mask, columns.rows[at]!)) counts[value]! += 1;
    }
  }
}
