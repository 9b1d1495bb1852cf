// SPDX-License-Identifier: Apache-2.0
import { FACETS } from './facets.js';
import { EVERYTHING, type SearchQuery } from './search-query.js';

/**
 * The canonical form of a search in a URL, without a question mark: the same search has one address. What is not said is
 * as in a search for everything, which is the empty text.
 */
export function searchQueryText({ text, chosen, sort, page, size }: SearchQuery): string {
  const parameters = new URLSearchParams();
  if (text !== '') parameters.append('q', text);
  for (const { id } of FACETS) {
    for (const value of [...new Set(chosen[id])].sort()) parameters.append(id, value);
  }
  if (sort !== EVERYTHING.sort) parameters.append('sort', sort);
  if (size !== EVERYTHING.size) parameters.append('size', String(size));
  if (page !== EVERYTHING.page) parameters.append('page', String(page));
  return parameters.toString();
}
