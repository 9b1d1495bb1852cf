// SPDX-License-Identifier: Apache-2.0
import { FACETS, type Facet } from '../facets.js';
import { indexedWords } from '../indexed-words.js';
import { ROW_ORDERS } from '../row-order.js';
import type { SearchQuery } from '../search-query.js';
import type { SearchRow } from '../search-row.js';
import { STOP_WORDS, wordsOf } from '../words.js';
import { oneSlip } from './one-slip.js';

export interface PlainResult {
  readonly ids: readonly string[];
  readonly total: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** What search promises, said as plainly as possible: row by row, without any index. */
export function plainSearch(rows: readonly SearchRow[], query: SearchQuery): PlainResult {
  const known = new Set(rows.flatMap((row) => [...indexedWords(row).keys()]));
  const typed = [...new Set(wordsOf(query.text, 8))];
  const asked = typed.flatMap((word, at) => {
    const last = at === typed.length - 1 && word.length >= 2;
    if (STOP_WORDS.has(word) && (!last || typed.length > 1)) return [];
    const begins = last && [...known].some((one) => one.startsWith(word));
    if (known.has(word) || begins) return [{ terms: [word], prefix: last ? word : undefined }];
    const near = [...known].filter((one) => oneSlip(word, one));
    return [{ terms: word.length < 4 ? [] : near, prefix: undefined }];
  });
  const weigh = (row: SearchRow): number | undefined => {
    const words = indexedWords(row);
    let sum = 0;
    for (const { terms, prefix } of asked) {
      const exact = terms.map((term) => words.get(term) ?? 0).map((weight) => (weight === 3 ? 4 : weight));
      const begun = [...words].filter(([word]) => prefix !== undefined && word.startsWith(prefix));
      const best = Math.max(0, ...exact, ...begun.map(([, weight]) => weight));
      if (best === 0) return undefined;
      sum += best - 1;
    }
    const whole = wordsOf(query.text, 40).join(' ') === wordsOf(row.name, 40).join(' ');
    return asked.length === 0 ? 0 : sum + (whole ? 32 : 0);
  };
  const passes = (row: SearchRow, without?: Facet): boolean =>
    weigh(row) !== undefined &&
    FACETS.every(({ id, combine }) => {
      const chosen = query.chosen[id] ?? [];
      if (chosen.length === 0 || id === without) return true;
      const has = (value: string): boolean => row.facets[id].includes(value);
      return combine === 'any' ? chosen.some(has) : chosen.every(has);
    });
  const found = rows.filter((row) => passes(row));
  const compare = ROW_ORDERS[query.sort];
  const weight = (row: SearchRow): number => (query.sort === 'relevance' ? weigh(row)! : 0);
  const ordered = found.toSorted((a, b) => weight(b) - weight(a) || compare(a, b));
  const counts: Record<string, number> = {};
  for (const { id, combine } of FACETS) {
    for (const row of rows.filter((one) => passes(one, combine === 'any' ? id : undefined))) {
      for (const value of row.facets[id]) counts[`${id}=${value}`] = (counts[`${id}=${value}`] ?? 0) + 1;
    }
  }
  const last = Math.max(1, Math.ceil(found.length / query.size));
  const from = (Math.min(query.page, last) - 1) * query.size;
  return { ids: ordered.slice(from, from + query.size).map(({ id }) => id), total: found.length, counts };
}
