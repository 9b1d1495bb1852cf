// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS, type Facet } from './facets.js';
import { parseSearchQuery } from './parse-search-query.js';
import { SORTS } from './row-order.js';
import { buildSearchIndex, describeIndex, replaceRows, type SearchIndex } from './search-index.js';
import { EVERYTHING, type SearchQuery } from './search-query.js';
import type { SearchRow } from './search-row.js';
import { search } from './search.js';
import { plainSearch, type PlainResult } from './testing/plain-search.js';
import { aRow, someRows, VALUES, WORDS } from './testing/small-rows.js';

const find = (index: SearchIndex, address: string) =>
  search(index, parseSearchQuery(new URLSearchParams(address)).query);
const ids = (index: SearchIndex, address: string) => find(index, address).rows.map(({ id }) => id);

const typed = fc.constantFrom(...WORDS, 'sw', 'nov', 'backpu', 'clud', 'swit', 'zzzz', 'of');
const queries: fc.Arbitrary<SearchQuery> = fc.record({
  text: fc.array(typed, { maxLength: 3 }).map((words) => words.join(' ')),
  chosen: fc.record(
    Object.fromEntries(
      FACETS.map(({ id }) => [
        id,
        fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, fc.subarray([...VALUES[id], 'no-such-thing'])),
      ]),
    ) as Record<Facet, fc.Arbitrary<string[]>>,
  ),
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 4 }),
  size: fc.constantFrom(1, 3, 20),
});

function told(index: SearchIndex, query: SearchQuery): PlainResult {
  const { total, rows, facets } = search(index, query);
  const counted = facets.flatMap(({ facet, values }) =>
    values.filter(({ count }) => count > 0).map(({ value, count }) => [`${facet}=${value}`, count] as const),
  );
  return { ids: rows.map(({ id }) => id), total, counts: Object.fromEntries(counted) };
}

describe('a search', () => {
  it('finds, orders and counts as one that looks at every row', () => {
    fc.assert(
      fc.property(someRows(90), queries, (rows, query) => {
        expect(told(buildSearchIndex(rows), query)).toEqual(plainSearch(rows, query));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same after rows were replaced as if it had been built of them', () => {
    const changes = fc.array(fc.tuple(someRows(40), fc.nat({ max: 5 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(someRows(400), changes, queries, (rows, steps, query) => {
        const now = new Map(rows.map((row) => [row.id, row]));
        let index = buildSearchIndex(rows);
        for (const [changed, gone] of steps) {
          const removed = [...now.keys()]
            .slice(0, gone)
            .filter((id) => !changed.some((row) => row.id === id));
          for (const id of removed) now.delete(id);
          for (const row of changed) now.set(row.id, row);
          index = replaceRows(index, changed, removed);
        }
        expect(told(index, query)).toEqual(plainSearch([...now.values()], query));
        expect(describeIndex(index).rows).toBe(now.size);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves the index that rows are replaced in as it was', () => {
    const index = buildSearchIndex([aRow({ id: 'old' }), aRow({ id: 'other' })]);
    const next = replaceRows(index, [aRow({ id: 'new' })], ['old']);
    expect(ids(index, 'sort=name')).toEqual(['old', 'other']);
    expect(ids(next, 'sort=name')).toEqual(['new', 'other']);
  });

  it('has few segments, however the rows came into it', () => {
    const rows = Array.from({ length: 3000 }, (_, n) => aRow({ id: `s-${n}` }));
    let index = buildSearchIndex([]);
    for (let from = 0; from < rows.length; from += 100)
      index = replaceRows(index, rows.slice(from, from + 100));
    expect(describeIndex(index)).toMatchObject({ rows: 3000 });
    for (const row of rows.slice(0, 300)) index = replaceRows(index, [{ ...row, vendor: 'anew' }]);
    expect(describeIndex(index).rows).toBe(3000);
    expect(describeIndex(index).segments).toBeLessThanOrEqual(5);
    expect(find(index, 'q=anew').total).toBe(300);
    index = replaceRows(
      index,
      [],
      rows.map(({ id }) => id),
    );
    expect(describeIndex(index)).toMatchObject({ rows: 0, segments: 1 });
  });

  it('puts what is called so before what only speaks of it', () => {
    const index = buildSearchIndex([
      aRow({ id: 'talks', description: 'copies to swift', level: 'native' }),
      aRow({ id: 'uses', facets: { service: ['object-store'] } as unknown as SearchRow['facets'] }),
      aRow({ id: 'swift-browser' }),
      aRow({ id: 'swift' }),
      aRow({ id: 'swifter' }),
    ]);
    expect(ids(index, 'q=swift')).toEqual(['swift', 'swift-browser', 'swifter', 'uses', 'talks']);
  });

  it('finds what is asked for in a sentence: what it is, natively of what, on which release', () => {
    const facets = { category: ['backup'], native: ['object-storage'], release: ['zed'] };
    const index = buildSearchIndex([
      aRow({ id: 'restic', category: 'backup', facets: facets as unknown as SearchRow['facets'] }),
      aRow({ id: 'freezer', category: 'backup' }),
    ]);
    expect(ids(index, 'q=a+backup+tool+that+is+native+for+object+storage+on+zed')).toEqual(['restic']);
    expect(ids(index, 'q=openstack+backup')).toEqual(['freezer', 'restic']);
    expect(ids(index, 'q=backup+solutions')).toEqual(['freezer', 'restic']);
  });

  it('takes the last word for the beginning of one', () => {
    const index = buildSearchIndex([aRow({ id: 'kubernetes' }), aRow({ id: 'docker' })]);
    expect(ids(index, 'q=kub')).toEqual(['kubernetes']);
    expect(ids(index, 'q=kub+docker')).toEqual([]);
  });

  it('says in which other spelling it found a word, and when in none', () => {
    const index = buildSearchIndex([aRow({ id: 'kubernetes' })]);
    expect(find(index, 'q=kuberntes')).toMatchObject({
      total: 1,
      corrected: [{ word: 'kuberntes', to: ['kubernetes'] }],
    });
    expect(find(index, 'q=xylophone')).toMatchObject({
      total: 0,
      corrected: [{ word: 'xylophone', to: [] }],
    });
  });

  it('shows a chosen value that nothing has', () => {
    const result = find(buildSearchIndex([aRow({ id: 'one' })]), 'category=unheard-of');
    expect(result.total).toBe(0);
    expect(result.facets[0]?.values).toEqual([
      { value: 'backup', count: 1, chosen: false },
      { value: 'unheard-of', count: 0, chosen: true },
    ]);
  });

  it('shows the last page where a later one is asked for', () => {
    const index = buildSearchIndex(Array.from({ length: 25 }, (_, n) => aRow({ id: `s-${n + 10}` })));
    expect(find(index, 'size=10&page=99')).toMatchObject({ page: 3, pages: 3, total: 25 });
    expect(ids(index, 'size=10&page=99&sort=name')).toHaveLength(5);
  });

  it('finds nothing in an empty index, and says so', () => {
    expect(search(buildSearchIndex([]), EVERYTHING)).toMatchObject({ total: 0, rows: [], page: 1, pages: 1 });
  });
});
