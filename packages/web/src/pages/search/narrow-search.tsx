// SPDX-License-Identifier: Apache-2.0
import { compareReleases, findRelease } from '@touchstone/openstack';
import type { Facet, SearchQuery, SearchResult } from '@touchstone/registry';
import { FacetList, FacetPanel } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { searchPath, withValue, withValues } from '../search-links.js';

/** What a reader decides by comes first. */
const ORDER: readonly Facet[] = [
  'category',
  'native',
  'release',
  'level',
  'evidence',
  'platform',
  'service',
  'tier',
  'freshness',
  'licence',
];
const SHOWN = 6;

/** All that a search can be narrowed by, with how many would be found. Folded away where there is little room. */
export function NarrowSearch({
  query,
  result,
}: {
  readonly query: SearchQuery;
  readonly result: SearchResult;
}) {
  const facets = ORDER.flatMap((id) => result.facets.find(({ facet }) => facet === id) ?? []).filter(
    ({ values }) => values.some(({ count, chosen }) => chosen || count !== result.total),
  );
  if (facets.length === 0) return null;
  return (
    <FacetPanel selected={Object.values(query.chosen).flat().length}>
      {facets.map(({ facet, title, values, combine }) => (
        <FacetList
          key={facet}
          name={title}
          shown={SHOWN}
          clearHref={searchPath(withValues(query, facet, []))}
          values={inOrder(facet, values)
            .filter(({ count, chosen }) => count > 0 || chosen || combine === 'any')
            .map(({ value, count, chosen }) => ({
              value,
              label: facetValueTitle(facet, value),
              count,
              selected: chosen,
              href: searchPath(withValue(query, facet, value)),
            }))}
        />
      ))}
    </FacetPanel>
  );
}

type Values = SearchResult['facets'][number]['values'];

/** Releases as they came, the newest first; concerns by how many handle them; the rest as the search has them. */
function inOrder(facet: Facet, values: Values): Values {
  if (facet === 'native') return values.toSorted((a, b) => b.count - a.count);
  if (facet !== 'release') return values;
  const known = values.filter(({ value }) => findRelease(value) !== undefined);
  const unknown = values.filter(({ value }) => findRelease(value) === undefined);
  return [...known.toSorted((a, b) => compareReleases(b.value, a.value)), ...unknown];
}
