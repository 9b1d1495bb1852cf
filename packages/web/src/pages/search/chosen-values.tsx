// SPDX-License-Identifier: Apache-2.0
import { FACETS, type SearchQuery } from '@touchstone/registry';
import { paths } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { searchPath, withValue } from '../search-links.js';

/** What was chosen, each with the way to leave it out. */
export function ChosenValues({ query }: { readonly query: SearchQuery }) {
  const chosen = FACETS.flatMap(({ id, title }) =>
    (query.chosen[id] ?? []).map((value) => ({ facet: id, title, value })),
  );
  if (chosen.length === 0 && query.text === '') return null;
  return (
    <ul className="chosen" aria-label="Chosen">
      {query.text === '' ? null : (
        <li>
          <a
            href={searchPath({ ...query, text: '', page: 1 })}
            aria-label={`Leave out the words ${query.text}`}
          >
            “{query.text}” <span aria-hidden="true">×</span>
          </a>
        </li>
      )}
      {chosen.map(({ facet, title, value }) => (
        <li key={`${facet} ${value}`}>
          <a
            href={searchPath(withValue(query, facet, value))}
            aria-label={`Leave out ${title}: ${facetValueTitle(facet, value)}`}
          >
            <span className="aside">{title}</span> {facetValueTitle(facet, value)}{' '}
            <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      {chosen.length < 2 ? null : (
        <li className="all">
          <a href={paths.solutions}>clear all</a>
        </li>
      )}
    </ul>
  );
}
