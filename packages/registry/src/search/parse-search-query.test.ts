// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FACETS } from './facets.js';
import { parseSearchQuery } from './parse-search-query.js';
import { EVERYTHING, SEARCH_LIMITS } from './search-query.js';
import { searchQueryText } from './search-query-text.js';

const parse = (address: string) => parseSearchQuery(new URLSearchParams(address));
const refusedOf = (address: string) => parse(address).refused.map(({ parameter }) => parameter);

const parameters = fc.array(
  fc.tuple(
    fc.oneof(fc.constantFrom('q', 'sort', 'page', 'size', ...FACETS.map(({ id }) => id)), fc.string()),
    fc.oneof(
      fc.constantFrom('name', '3', '50', 'native', 'none', 'run', 'compute', 'MIT', 'fresh'),
      fc.string({ unit: 'binary', maxLength: 300 }),
    ),
  ),
  { maxLength: 30 },
);

describe('a search in a URL', () => {
  it('is read whatever it holds, and its canonical form means the same', () => {
    fc.assert(
      fc.property(parameters, (pairs) => {
        const { query } = parseSearchQuery(new URLSearchParams(pairs));
        const again = parse(searchQueryText(query));
        expect(again).toEqual({ query, refused: [] });
        expect(searchQueryText(again.query)).toBe(searchQueryText(query));
      }),
      { numRuns: 500 },
    );
  });

  it('has one address, whatever the order of its parameters', () => {
    const canonical = 'q=backup&native=dns&native=images&level=basic&sort=name&page=2';
    expect(
      searchQueryText(
        parse('page=2&level=basic&sort=name&native=images&q=+backup%0A&native=dns&native=dns').query,
      ),
    ).toBe(canonical);
  });

  it('for everything is the empty text', () => {
    expect(searchQueryText(EVERYTHING)).toBe('');
    expect(parse('')).toEqual({ query: EVERYTHING, refused: [] });
    expect(parse('q=&category=&sort=relevance&page=1&size=20')).toEqual({ query: EVERYTHING, refused: [] });
  });

  it('tells of what it does not know, and leaves it out', () => {
    expect(parse('level=gold&sort=stars&page=0&size=7&colour=red&category=a%00b')).toMatchObject({
      query: EVERYTHING,
      refused: ['level', 'sort', 'page', 'size', 'colour', 'category'].map((parameter) => ({ parameter })),
    });
  });

  it('is bounded in text, values, parameters and pages', () => {
    const long = parse(`q=${'a'.repeat(5000)}`);
    expect(long.query.text).toHaveLength(SEARCH_LIMITS.text);
    expect(long.refused).toHaveLength(1);
    const many = Array.from({ length: 100 }, (_, n) => `service=s-${n}`).join('&');
    expect(parse(many).query.chosen.service).toHaveLength(SEARCH_LIMITS.values);
    const endless = parse(`${'x=1&'.repeat(5000)}category=late`);
    expect(endless.query.chosen.category).toBeUndefined();
    expect(endless.refused.length).toBeLessThanOrEqual(20);
    expect(refusedOf('page=9999999')).toEqual(['page']);
    expect(parse('page=9999999').query.page).toBe(500);
  });

  it('keeps no control characters and no halves of characters', () => {
    expect(parse('q=a%00b%E2%80%AEc%0Ad').query.text).toBe('a b c d');
    const cut = parseSearchQuery(new URLSearchParams([['q', `${'a'.repeat(199)}\u{1f600}`]]));
    expect(cut.query.text).toBe('a'.repeat(199));
  });
});
