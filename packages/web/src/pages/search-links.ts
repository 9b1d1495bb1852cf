// SPDX-License-Identifier: Apache-2.0
import { EVERYTHING, type Facet, type SearchQuery, searchQueryText } from '@touchstone/registry';
import { paths } from '../design/index.js';

/** The address of a search. */
export function searchPath(query: SearchQuery): string {
  const text = searchQueryText(query);
  return text === '' ? paths.solutions : `${paths.solutions}?${text}`;
}

/** A search for the values of some facets alone. */
export function searchFor(chosen: SearchQuery['chosen']): SearchQuery {
  return { ...EVERYTHING, chosen };
}

/** The same search with a value taken in, or left out where it is chosen; from its first page. */
export function withValue(query: SearchQuery, facet: Facet, value: string): SearchQuery {
  const own = query.chosen[facet] ?? [];
  const values = own.includes(value) ? own.filter((one) => one !== value) : [...own, value].sort();
  return withValues(query, facet, values);
}

/** The same search with these values of a facet and no others. */
export function withValues(query: SearchQuery, facet: Facet, values: readonly string[]): SearchQuery {
  const { [facet]: _, ...rest } = query.chosen;
  return { ...query, page: 1, chosen: values.length === 0 ? rest : { ...rest, [facet]: values } };
}
