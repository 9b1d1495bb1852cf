// SPDX-License-Identifier: Apache-2.0
import type { SearchRow } from './search-row.js';
import { countValues } from './segment/count-values.js';
import { buildSegment, type Segment } from './segment/segment.js';

/** A segment as far as it still holds. */
export interface SegmentView {
  readonly segment: Segment;
  /** Its rows that were not replaced since, as a set. */
  readonly live: Int32Array;
  /** How many of those have each value. */
  readonly totals: Uint32Array;
  readonly rows: number;
}

/**
 * All rows, ready to be searched. Immutable: replaceRows makes another one that shares what did not change. Rows live in a
 * large segment, and those that changed since it was built in a small one.
 */
export interface SearchIndex {
  readonly views: readonly SegmentView[];
  readonly rows: number;
}

/** When this part of all rows has changed, one segment is made of all again. */
const MERGE_FROM = 1 / 16;
const MERGE_AT_LEAST = 64;

/** Takes rows with distinct ids; of the same id the last one counts. */
export function buildSearchIndex(rows: Iterable<SearchRow>): SearchIndex {
  const byId = new Map<string, SearchRow>();
  for (const row of rows) byId.set(row.id, row);
  return indexOf([allOf(buildSegment([...byId.values()]))]);
}

/**
 * An index with some rows new or changed, and some gone. Takes time in proportion to what changed since the large segment
 * was built; once in a while that is built anew.
 */
export function replaceRows(
  index: SearchIndex,
  changed: readonly SearchRow[],
  removed: readonly string[] = [],
): SearchIndex {
  const [base, ...later] = index.views;
  const gone = new Set([...removed, ...changed.map(({ id }) => id)]);
  const kept = later.flatMap((view) => liveRows(view)).filter(({ id }) => !gone.has(id));
  const fresh = new Map([...kept, ...changed].map((row) => [row.id, row]));
  const rest = without(base!, gone);
  if (
    base!.segment.rows.length - rest.rows + fresh.size >=
    Math.max(MERGE_AT_LEAST, index.rows * MERGE_FROM)
  ) {
    return buildSearchIndex([...liveRows(rest), ...fresh.values()]);
  }
  return indexOf(fresh.size === 0 ? [rest] : [rest, allOf(buildSegment([...fresh.values()]))]);
}

/** What an index holds and takes; bytes are those of its bit sets and lists, without the rows themselves. */
export function describeIndex(index: SearchIndex): {
  readonly rows: number;
  readonly segments: number;
  readonly terms: number;
  readonly bytes: number;
} {
  const segments = index.views.map(({ segment }) => segment);
  const bytes = segments.map(({ bits, columns, terms, orders }) => {
    const lists = [columns.rowsFrom, columns.rows, columns.valuesFrom, columns.valuesOf];
    const places = Object.values(orders).flatMap(({ rows, places: at }) => [rows, at]);
    const held = [...lists, ...places, columns.denseAt, terms.from, terms.postings, terms.denseAt];
    return held.reduce((sum, { byteLength }) => sum + byteLength, bits.bytes + terms.filter.bytes);
  });
  return {
    rows: index.rows,
    segments: segments.length,
    terms: segments.reduce((sum, { terms }) => sum + terms.terms.length, 0),
    bytes: bytes.reduce((sum, one) => sum + one, 0),
  };
}

function indexOf(views: readonly SegmentView[]): SearchIndex {
  return { views, rows: views.reduce((sum, { rows }) => sum + rows, 0) };
}

function allOf(segment: Segment): SegmentView {
  const { bits, scratch, rows } = segment;
  bits.clear(scratch.live);
  for (let row = 0; row < rows.length; row += 1) bits.add(scratch.live, row);
  return viewOf(segment);
}

function without({ segment, live }: SegmentView, gone: ReadonlySet<string>): SegmentView {
  const { bits, scratch, numbers } = segment;
  bits.clear(scratch.spare);
  for (const id of gone) {
    const row = numbers.get(id);
    if (row !== undefined) bits.add(scratch.spare, row);
  }
  bits.write(scratch.live, live);
  bits.andNot(scratch.live, scratch.live, scratch.spare);
  return viewOf(segment);
}

function viewOf(segment: Segment): SegmentView {
  const { bits, scratch } = segment;
  const totals = new Uint32Array(segment.columns.values.length);
  countValues(segment, scratch.live, totals);
  return {
    segment,
    live: bits.read(scratch.live),
    totals,
    rows: bits.count(scratch.live),
  };
}

function liveRows({ segment, live }: SegmentView): readonly SearchRow[] {
  const numbers: number[] = [];
  segment.bits.write(segment.scratch.live, live);
  segment.bits.collect(segment.scratch.live, numbers, Infinity);
  return numbers.map((row) => segment.rows[row]!);
}
