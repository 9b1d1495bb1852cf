// SPDX-License-Identifier: Apache-2.0
import { askedWords, type CorrectedWord } from './asked-words.js';
import { addCounts, countedFacets, emptyCounts, type CountedFacet } from './facet-counts.js';
import { ROW_ORDERS } from './row-order.js';
import type { SearchIndex } from './search-index.js';
import { SEARCH_LIMITS, type SearchQuery } from './search-query.js';
import type { SearchRow } from './search-row.js';
import { firstRows } from './segment/first-rows.js';
import { matchFacets } from './segment/match-facets.js';
import { matchText } from './segment/match-text.js';
import { wholeName } from './segment/segment.js';

export interface SearchResult {
  /** Rows found, on all pages. */
  readonly total: number;
  /** Those of this page. */
  readonly rows: readonly SearchRow[];
  /** From 1; the last one where a later one was asked for. */
  readonly page: number;
  /** At least 1; only so many as can be paged through. */
  readonly pages: number;
  readonly facets: readonly CountedFacet[];
  readonly corrected: readonly CorrectedWord[];
}

interface Candidate {
  readonly searchRow: SearchRow;
  readonly weight: number;
}

/**
 * Finds the rows that have every word of the text (the last one may be the beginning of one) and every choice, with the
 * counts of all facets. Pure and synchronous; the time hardly depends on how many rows there are.
 */
export function search(index: SearchIndex, query: SearchQuery): SearchResult {
  const { chosen, sort, size } = query;
  const { words, corrected } = askedWords(
    query.text,
    index.views.map(({ segment }) => segment),
  );
  const whole = wholeName(query.text);
  const counts = emptyCounts();
  const most = Math.min(query.page * size, SEARCH_LIMITS.rows);
  const found: (readonly Candidate[])[] = [];
  let total = 0;
  for (const view of index.views) {
    const { segment } = view;
    segment.bits.write(segment.scratch.live, view.live);
    matchText(segment, words, whole);
    matchFacets(segment, chosen);
    const here = segment.bits.count(segment.scratch.match);
    total += here;
    addCounts(view, chosen, words.length > 0, counts);
    const rows = firstRows(segment, { sort, weighed: words.length > 0, total: here, most });
    found.push(rows.map(({ row, weight }) => ({ searchRow: segment.rows[row]!, weight })));
  }
  const pages = Math.max(1, Math.ceil(Math.min(total, SEARCH_LIMITS.rows) / size));
  const page = Math.min(query.page, pages);
  const ordered = merge(found, sort);
  return {
    total,
    rows: ordered.slice((page - 1) * size, page * size).map(({ searchRow }) => searchRow),
    page,
    pages,
    facets: countedFacets(counts, chosen),
    corrected,
  };
}

/** Each segment's first rows are in order already; of one segment nothing is to be done. */
function merge(found: readonly (readonly Candidate[])[], sort: SearchQuery['sort']): readonly Candidate[] {
  if (found.length === 1) return found[0]!;
  const compare = ROW_ORDERS[sort];
  return found.flat().sort((a, b) => b.weight - a.weight || compare(a.searchRow, b.searchRow));
}
