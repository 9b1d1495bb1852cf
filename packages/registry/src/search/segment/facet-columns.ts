// SPDX-License-Identifier: Apache-2.0
import type { BitSet, BitSets } from '../bits/bit-sets.js';
import { FACETS, type Facet } from '../facets.js';
import type { SearchRow } from '../search-row.js';

/** A value that one row in so many has is kept as a bit set; a rarer one as the list of its rows, which is smaller. */
const DENSE_FROM = 64;

/** All values of all facets: which rows have them, and which of them a row has. */
export interface FacetColumns {
  /** Each facet's values, as numbers into `values`. */
  readonly byFacet: Readonly<Record<Facet, readonly number[]>>;
  readonly values: readonly string[];
  readonly numbers: Readonly<Record<Facet, ReadonlyMap<string, number>>>;
  /** How many of the values are bit sets, and the place of each among them, facet by facet; -1 for those that are lists. */
  readonly dense: number;
  readonly denseAt: Int32Array;
  readonly denseOf: Readonly<Record<Facet, { readonly first: number; readonly count: number }>>;
  /** The rows of a value: `rows[rowsFrom[value]]` up to `rows[rowsFrom[value + 1]]`. */
  readonly rowsFrom: Uint32Array;
  readonly rows: Uint32Array;
  /** The values of a row, in the same way. */
  readonly valuesFrom: Uint32Array;
  readonly valuesOf: Uint32Array;
}

export function facetColumns(rows: readonly SearchRow[]): FacetColumns {
  const values: string[] = [];
  const numbers = byEachFacet(() => new Map<string, number>());
  const valuesFrom = new Uint32Array(rows.length + 1);
  const pairs: number[] = [];
  for (const [row, { facets }] of rows.entries()) {
    valuesFrom[row] = pairs.length;
    for (const { id } of FACETS) {
      for (const value of facets[id]) {
        let number = numbers[id].get(value);
        if (number === undefined) numbers[id].set(value, (number = values.push(value) - 1));
        pairs.push(number);
      }
    }
  }
  valuesFrom[rows.length] = pairs.length;
  const valuesOf = Uint32Array.from(pairs);
  const turned = turn(valuesFrom, valuesOf, values.length);
  const byFacet = byEachFacet((id) => [...numbers[id].values()]);
  const denseAt = new Int32Array(values.length).fill(-1);
  let dense = 0;
  const denseOf = byEachFacet((id) => {
    const first = dense;
    for (const value of byFacet[id]) {
      const count = turned.from[value + 1]! - turned.from[value]!;
      if (count * DENSE_FROM >= rows.length) denseAt[value] = dense++;
    }
    return { first, count: dense - first };
  });
  return {
    byFacet,
    values,
    numbers,
    dense,
    denseAt,
    denseOf,
    rowsFrom: turned.from,
    rows: turned.items,
    valuesFrom,
    valuesOf,
  };
}

function byEachFacet<T>(make: (facet: Facet) => T): Record<Facet, T> {
  return Object.fromEntries(FACETS.map(({ id }) => [id, make(id)])) as Record<Facet, T>;
}

/** From the values of each row to the rows of each value, ascending. */
function turn(
  from: Uint32Array,
  items: Uint32Array,
  values: number,
): { readonly from: Uint32Array; readonly items: Uint32Array } {
  const starts = new Uint32Array(values + 1);
  for (const value of items) starts[value + 1]! += 1;
  for (let value = 0; value < values; value += 1) starts[value + 1]! += starts[value]!;
  const next = starts.slice();
  const turned = new Uint32Array(items.length);
  for (let row = 0; row + 1 < from.length; row += 1) {
    for (let at = from[row]!; at < from[row + 1]!; at += 1) turned[next[items[at]!]!++] = row;
  }
  return { from: starts, items: turned };
}

/** Writes the dense values' bit sets, one after the other. */
export function fillColumns(columns: FacetColumns, bits: BitSets, first: BitSet): void {
  for (let value = 0; value < columns.values.length; value += 1) {
    const place = columns.denseAt[value]!;
    if (place >= 0) addListed(columns, value, bits, bits.at(first, place));
  }
}

/** Adds the rows of one value to a set, from its list. */
export function addListed({ rows, rowsFrom }: FacetColumns, value: number, bits: BitSets, set: BitSet): void {
  for (let at = rowsFrom[value]!; at < rowsFrom[value + 1]!; at += 1) bits.add(set, rows[at]!);
}

/** How many rows of one value a set has, from the value's list. */
export function countListed(
  { rows, rowsFrom }: FacetColumns,
  value: number,
  bits: BitSets,
  set: BitSet,
): number {
  let count = 0;
  for (let at = rowsFrom[value]!; at < rowsFrom[value + 1]!; at += 1)
    if (bits.has(set, rows[at]!)) count += 1;
  return count;
}
