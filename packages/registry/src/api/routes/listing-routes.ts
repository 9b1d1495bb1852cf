// SPDX-License-Identifier: Apache-2.0
import { listing } from '@touchstone/model';
import { z } from 'zod';
import { FACETS } from '../../search/facets.js';
import { parseSearchQuery } from '../../search/parse-search-query.js';
import { SORTS } from '../../search/row-order.js';
import { search } from '../../search/search.js';
import { PAGE_SIZES, SEARCH_LIMITS } from '../../search/search-query.js';
import { searchQueryText } from '../../search/search-query-text.js';
import { numberOf, pageLinks } from '../pages-of.js';
import { certificatesPaper, changesPaper, foundListings } from '../papers/search-papers.js';
import { paper, type Route } from '../route.js';

const CHANGES_LIMIT = 1000;
const limit = z.int().min(1).max(CHANGES_LIMIT);
const change = z.int().min(0);

/** Solutions, one by one and searched for by the words that the page of the search has in its address. */
export const LISTING_ROUTES: readonly Route[] = [
  {
    id: 'searchListings',
    path: '/listings',
    summary: 'Listings by words and facets, with the counts of every facet',
    parameters: {
      q: 'Words; each must be there, the last one may be the beginning of one.',
      sort: 'relevance where nothing is said',
      page: 'From 1.',
      size: 'Listings a page; 20 where nothing is said.',
      ...Object.fromEntries(
        FACETS.map(({ id, title, combine }) => [
          id,
          `${title}. ${combine === 'any' ? 'Several are alternatives.' : 'All of several must hold.'}`,
        ]),
      ),
    },
    query: {
      q: { schema: z.string().max(SEARCH_LIMITS.text) },
      ...Object.fromEntries(
        FACETS.map(({ id, values }) => [
          id,
          { schema: values === undefined ? z.string().max(SEARCH_LIMITS.value) : z.enum(values), many: true },
        ]),
      ),
      sort: { schema: z.enum(SORTS) },
      page: { schema: z.int().min(1) },
      size: { schema: z.union(PAGE_SIZES.map((size) => z.literal(size))) },
    },
    answer: { name: 'FoundListings', schema: foundListings },
    handle: async ({ live }, { path, query: parameters }) => {
      const { query, refused } = parseSearchQuery(parameters);
      const { rows, ...found } = search((await live.current()).index, query);
      const href = (page: number): string => {
        const text = searchQueryText({ ...query, page });
        return text === '' ? path : `${path}?${text}`;
      };
      return paper({ ...found, listings: rows, refused }, pageLinks(found.page, found.pages, href));
    },
  },
  {
    id: 'getListing',
    path: '/listings/{solution}',
    summary: 'All that is known of a solution, derived from its evidence and the log',
    parameters: { solution: 'Id of a solution.' },
    answer: { name: 'Listing', schema: listing },
    handle: async ({ registry }, { parameters }) => {
      const found = await registry.listing(parameters['solution'] ?? '');
      return found === undefined ? undefined : { kind: 'text', text: found.text, digest: found.digest };
    },
  },
  {
    id: 'listCertificates',
    path: '/listings/{solution}/certificates',
    summary: 'All certificates of a solution that the log has, the newest first',
    parameters: { solution: 'Id of a solution.' },
    answer: { name: 'Certificates', schema: certificatesPaper },
    handle: async ({ registry }, { parameters }) => {
      const found = await registry.listing(parameters['solution'] ?? '');
      return found === undefined
        ? undefined
        : paper({ solution: found.id, certificates: found.listing.history });
    },
  },
  {
    id: 'listChanges',
    path: '/changes',
    summary: 'Listings that became others since a cursor; all of them without one',
    parameters: {
      epoch: 'Of the answer before.',
      change: 'Of the answer before.',
      limit: `Changes at once; ${CHANGES_LIMIT} where nothing is said.`,
    },
    query: { epoch: { schema: z.string().max(80) }, change: { schema: change }, limit: { schema: limit } },
    answer: { name: 'Changes', schema: changesPaper },
    handle: async ({ registry }, { path, query }) => {
      const epoch = query.get('epoch')?.slice(0, 80);
      const since = numberOf(query, 'change', change);
      const cursor = epoch === undefined || since === undefined ? undefined : { epoch, change: since };
      const changes = await registry.changesSince(cursor, numberOf(query, 'limit', limit) ?? CHANGES_LIMIT);
      const next = new URLSearchParams(query);
      next.set('epoch', changes.epoch);
      next.set('change', String(changes.change));
      // What overviews know of a listing is its own paper's: the search's row is what is told of a change.
      const changed = changes.changed.map(({ id, row }) => ({ id, row }));
      return paper({ ...changes, changed }, { next: `${path}?${next.toString()}` });
    },
  },
];
