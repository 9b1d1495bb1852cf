// SPDX-License-Identifier: Apache-2.0
import { BitSets, type BitSet } from '../bits/bit-sets.js';
import { FACETS } from '../facets.js';
import { ROW_ORDERS, type Sort } from '../row-order.js';
import type { SearchRow } from '../search-row.js';
import { wordsOf } from '../words.js';
import { facetColumns, fillColumns, type FacetColumns } from './facet-columns.js';
import { fillTerms, termTable, WEIGHTS, type TermTable } from './term-table.js';

/** Words that are asked for at once, at most: what the planes can add up. */
export const WORDS_AT_ONCE = 8;
/** Three steps of weight above the least for each word make 24 at most: five binary digits; and one for the whole name. */
export const PLANES = 6;

/** Sets that a search works in. Searches are synchronous, so that one of each is enough. */
export interface Scratch {
  /** The rows that are still there. */
  readonly live: BitSet;
  /** Those of them that have all words. */
  readonly text: BitSet;
  readonly match: BitSet;
  readonly mask: BitSet;
  readonly carry: BitSet;
  readonly spare: BitSet;
  /** Rows of one word, by weight; behind them those that have it in their name as it was typed. */
  readonly word: BitSet;
  /** Sums of weights, a binary digit each, the least first. */
  readonly planes: BitSet;
  /** Rows that a facet's choice leaves, by the order of FACETS. */
  readonly chosen: BitSet;
  /** Two for each plane. */
  readonly branches: BitSet;
}

/** Rows with everything that a search needs of them; never changed once it is built. */
export interface Segment {
  /** In the order `relevance`, so that numbers of rows ascend in it. */
  readonly rows: readonly SearchRow[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly columns: FacetColumns;
  readonly terms: TermTable;
  /** Rows by their whole name, as its words. */
  readonly names: ReadonlyMap<string, readonly number[]>;
  /** Numbers of rows in each order that is not the rows' own, and the place of each row in it. */
  readonly orders: Readonly<Partial<Record<Sort, SegmentOrder>>>;
  readonly bits: BitSets;
  readonly denseValues: BitSet;
  readonly denseTerms: BitSet;
  readonly scratch: Scratch;
}

export interface SegmentOrder {
  readonly rows: Uint32Array;
  readonly places: Uint32Array;
}

const FACET_SETS = FACETS.length;
const SCRATCH_SETS = 6 + (WEIGHTS + 1) + PLANES + FACET_SETS + 2 * PLANES;

/** The words of a whole name or text, as one text to compare. */
export const wholeName = (text: string): string => wordsOf(text, 40).join(' ');

export function buildSegment(unordered: readonly SearchRow[]): Segment {
  const rows = unordered.toSorted(ROW_ORDERS.relevance);
  const columns = facetColumns(rows);
  const terms = termTable(rows);
  const bits = new BitSets(rows.length, columns.dense + terms.dense * WEIGHTS + SCRATCH_SETS, columns.dense);
  const denseValues = bits.take(columns.dense);
  const denseTerms = bits.take(terms.dense * WEIGHTS);
  fillColumns(columns, bits, denseValues);
  fillTerms(terms, bits, denseTerms);
  return {
    rows,
    numbers: new Map(rows.map(({ id }, row) => [id, row])),
    columns,
    terms,
    names: rowsByName(rows),
    orders: { name: orderOf(rows, 'name'), newest: orderOf(rows, 'newest') },
    bits,
    denseValues,
    denseTerms,
    scratch: takeScratch(bits),
  };
}

function takeScratch(bits: BitSets): Scratch {
  return {
    live: bits.take(),
    text: bits.take(),
    match: bits.take(),
    mask: bits.take(),
    carry: bits.take(),
    spare: bits.take(),
    word: bits.take(WEIGHTS + 1),
    planes: bits.take(PLANES),
    chosen: bits.take(FACET_SETS),
    branches: bits.take(2 * PLANES),
  };
}

function rowsByName(rows: readonly SearchRow[]): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  for (const [row, { name }] of rows.entries()) {
    const whole = wholeName(name);
    const list = names.get(whole);
    if (list === undefined) names.set(whole, [row]);
    else list.push(row);
  }
  return names;
}

function orderOf(rows: readonly SearchRow[], sort: Sort): SegmentOrder {
  const compare = ROW_ORDERS[sort];
  const ordered = Uint32Array.from([...rows.keys()].sort((a, b) => compare(rows[a]!, rows[b]!)));
  const places = new Uint32Array(rows.length);
  for (const [place, row] of ordered.entries()) places[row] = place;
  return { rows: ordered, places };
}
