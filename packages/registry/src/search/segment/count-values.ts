// SPDX-License-Identifier: Apache-2.0
import type { BitSet } from '../bits/bit-sets.js';
import { FACETS, type Facet } from '../facets.js';
import { countListed } from './facet-columns.js';
import type { Segment } from './segment.js';

/** Below one row in so many it is quicker to look at the rows' values than at the values' rows. */
const FEW = 512;

/**
 * How many rows of `mask` have each value; of one facet's values, or of all.
 * @param counts written to, a number for each value
 */
export function countValues(segment: Segment, mask: BitSet, counts: Uint32Array, facet?: Facet): void {
  const { bits } = segment;
  const facets = facet === undefined ? FACETS.map(({ id }) => id) : [facet];
  if (bits.count(mask) * FEW < segment.rows.length) countByRow(segment, mask, counts);
  else for (const one of facets) countByValue(segment, mask, counts, one);
}

function countByRow({ bits, columns }: Segment, mask: BitSet, counts: Uint32Array): void {
  const rows: number[] = [];
  bits.collect(mask, rows, Infinity);
  counts.fill(0);
  for (const row of rows) {
    for (let at = columns.valuesFrom[row]!; at < columns.valuesFrom[row + 1]!; at += 1) {
      counts[columns.valuesOf[at]!]! += 1;
    }
  }
}

function countByValue(
  { bits, columns, denseValues }: Segment,
  mask: BitSet,
  counts: Uint32Array,
  facet: Facet,
): void {
  const { first, count } = columns.denseOf[facet];
  const dense = bits.countEach(mask, bits.at(denseValues, first), count);
  for (const value of columns.byFacet[facet]) {
    const place = columns.denseAt[value]!;
    counts[value] = place < 0 ? countListed(columns, value, bits, mask) : dense[place - first]!;
  }
}
