// SPDX-License-Identifier: Apache-2.0
import { FACETS, search, type SearchIndex, type SearchQuery } from '@touchstone/registry';
import { facetValueTitle } from '../facet-titles.js';
import { searchPath, withValues } from '../search-links.js';

/** The same search with one choice less. */
export interface WiderSearch {
  readonly without: string;
  readonly more: number;
  readonly href: string;
}

/** Of so many words one is left out after the other; of more a search is made less often than it helps. */
const MOST_WORDS = 8;

/** Searches that find more by leaving out one facet, one word or all: the way on where little was found. */
export function widerSearches(index: SearchIndex, query: SearchQuery, total: number): readonly WiderSearch[] {
  const wider = FACETS.flatMap(({ id, title }) => {
    const values = query.chosen[id] ?? [];
    if (values.length === 0) return [];
    const named = values.map((value) => facetValueTitle(id, value)).join(', ');
    return [{ without: `${title}: ${named}`, query: withValues(query, id, []) }];
  });
  if (query.text !== '' && wider.length > 0) {
    wider.push({ without: `the words “${query.text}”`, query: { ...query, page: 1, text: '' } });
  }
  wider.push(...withoutOneWord(query));
  return wider
    .map((one) => ({
      without: one.without,
      more: search(index, one.query).total - total,
      href: searchPath(one.query),
    }))
    .filter(({ more }) => more > 0)
    .sort((a, b) => a.more - b.more);
}

function withoutOneWord(query: SearchQuery): readonly { without: string; query: SearchQuery }[] {
  const words = query.text.split(/\s+/).filter((word) => word !== '');
  if (words.length < 2 || words.length > MOST_WORDS) return [];
  return words.map((word, at) => ({
    without: `the word “${word}”`,
    query: { ...query, page: 1, text: words.toSpliced(at, 1).join(' ') },
  }));
}
