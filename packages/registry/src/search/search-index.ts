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
 * All rows, ready to be searched. Immutable: replaceRows makes another one that shares what did not change. Rows lie in
 * segments, the largest first; each is several times as large as the next, so that there are few.
 */
export interface SearchIndex {
  readonly views: readonly SegmentView[];
  readonly rows: number;
}

/** A segment is kept apart from one that is at least so many times as large. */
const TIMES = 4;
/** So few rows are made into one segment at once. */
const FEW = 256;

/** Takes rows with distinct ids; of the same id the last one counts. */
export function buildSearchIndex(rows: Iterable<SearchRow>): SearchIndex {
  const byId = new Map<string, SearchRow>();
  for (const row of rows) byId.set(row.id, row);
  return indexOf([allOf(buildSegment([...byId.values()]))]);
}

/**
 * An index with some rows new or changed, and some gone. Takes time in proportion to these; now and then it joins
 * segments, and each row is joined as often as the index has segments, so that one may also be filled like this.
 */
export function replaceRows(
  index: SearchIndex,
  changed: readonly SearchRow[],
  removed: readonly string[] = [],
): SearchIndex {
  const fresh = new Map(changed.map((row) => [row.id, row]));
  const gone = new Set([...removed, ...fresh.keys()]);
  const views = index.views.map((view) => without(view, gone)).filter(({ rows }) => rows > 0);
  let rows: readonly SearchRow[] = [...fresh.values()];
  for (let last = views.at(-1); last !== undefined && rows.length > 0; last = views.at(-1)) {
    if (rows.length * TIMES < last.rows && rows.length + last.rows > FEW) break;
    rows = [...liveRows(last), ...rows];
    views.pop();
  }
  if (rows.length > 0 || views.length === 0) views.push(allOf(buildSegment(rows)));
  return indexOf(views);
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

function without(view: SegmentView, gone: ReadonlySet<string>): SegmentView {
  const { bits, scratch, numbers, rows } = view.segment;
  const found = [...gone].flatMap((id) => numbers.get(id) ?? []);
  if (found.length === 0) return view;
  bits.clear(scratch.spare);
  for (const row of found) bits.add(scratch.spare, row);
  bits.write(scratch.live, view.live);
  bits.andNot(scratch.live, scratch.live, scratch.spare);
  // What is gone takes room and time, until half of it is.
  if (bits.count(scratch.live) * 2 >= rows.length) return viewOf(view.segment);
  return allOf(buildSegment(liveRows(viewOf(view.segment))));
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
