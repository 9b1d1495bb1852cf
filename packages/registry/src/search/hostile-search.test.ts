// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import { parseSearchQuery } from './parse-search-query.js';
import { buildSearchIndex, type SearchIndex } from './search-index.js';
import { search } from './search.js';
import { aRow } from './testing/small-rows.js';

/** What makes a regular expression try for ever, a parser descend, a comparison of words grow with the square, SQL run. */
const HOSTILE: Readonly<Record<string, string>> = {
  'repeated groups': `${'(a+)+'.repeat(40)}$`,
  'one long word': 'a'.repeat(100_000),
  'a word and its near relatives': 'aaaaaaaaab '.repeat(10_000),
  'very many words': Array.from({ length: 50_000 }, (_, at) => `w${at}`).join(' '),
  'nothing but blanks': ' '.repeat(100_000),
  'blanks before a letter': `${'\t '.repeat(50_000)}a`,
  'deep brackets': '['.repeat(50_000) + '('.repeat(50_000),
  'marks upon marks': `e${'\u0301'.repeat(50_000)}`,
  'a ligature that decomposes into eighteen letters': '\uFDFA'.repeat(30_000),
  'halves of characters': '\uD83D'.repeat(50_000),
  'letters that change their number with their case': 'İßŉΐﬃ'.repeat(10_000),
  'Hangul in pieces': '\u1100\u1161\u11A8'.repeat(20_000),
  'right to left': '\u202E\u2067'.repeat(30_000),
  'zero bytes': '\0'.repeat(50_000),
  SQL: "'; drop table registry_listings; select pg_sleep(60); --",
  'a pattern of SQL': '%_%'.repeat(20_000),
  'a query of full text search': `${'a & !b | '.repeat(10_000)}:*`,
};

let index: SearchIndex;
beforeAll(() => {
  index = buildSearchIndex(
    Array.from({ length: 3000 }, (_, at) =>
      aRow({ id: `solution-${at}`, description: `aaaaaaaaac word${at} ${'swift '.repeat(20)}` }),
    ),
  );
});

describe('a search for what was written to break it', () => {
  it.each(Object.entries(HOSTILE))('ends at once: %s', (_, text) => {
    const began = performance.now();
    for (const parameters of [{ q: text }, { service: text, level: text, licence: text }, { [text]: text }]) {
      const { query } = parseSearchQuery(new URLSearchParams(parameters));
      expect(search(index, query).total).toBeLessThanOrEqual(3000);
    }
    // Milliseconds on any machine; what backtracks or grows with the square takes minutes.
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
