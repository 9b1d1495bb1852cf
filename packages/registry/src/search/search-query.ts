// SPDX-License-Identifier: Apache-2.0
import type { Facet } from './facets.js';
import type { Sort } from './row-order.js';

/** What is looked for. It lives in the URL: parseSearchQuery and searchQueryText are its two directions. */
export interface SearchQuery {
  readonly text: string;
  /** Chosen values by facet, each once, sorted. */
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  readonly sort: Sort;
  /** From 1. */
  readonly page: number;
  /** Rows a page. */
  readonly size: number;
}

export const SEARCH_LIMITS = Object.freeze({
  /** Letters of the text. */
  text: 200,
  /** Values chosen in one facet. */
  values: 20,
  /** Letters of a value. */
  value: 80,
  /** Parameters that are looked at, all together. */
  parameters: 200,
  /** Rows that one can page through: nobody reads further, and a machine uses the API's listing of everything. */
  rows: 10_000,
});

export const PAGE_SIZES = [10, 20, 50, 100] as const;

export const EVERYTHING: SearchQuery = Object.freeze({
  text: '',
  chosen: Object.freeze({}),
  sort: 'relevance',
  page: 1,
  size: 20,
});
