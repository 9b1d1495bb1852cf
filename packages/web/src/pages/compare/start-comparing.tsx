// SPDX-License-Identifier: Apache-2.0
import { EVERYTHING, type LiveView, search } from '@touchstone/registry';
import { EmptyState, PageSection, paths } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { searchFor } from '../search-links.js';
import { comparePath } from './asked-solutions.js';

/** Categories that are offered. */
const CATEGORIES = 12;
const TOGETHER = 3;

/** Where nothing is compared yet: what is worth comparing, category by category. */
export function StartComparing(props: { readonly view: LiveView; readonly chosen: string | undefined }) {
  const { view, chosen } = props;
  if (chosen !== undefined) {
    return <p className="after-headline">Take at least one more to compare it with.</p>;
  }
  const categories = search(view.index, EVERYTHING).facets.find(({ facet }) => facet === 'category');
  const several = (categories?.values ?? []).filter(({ count }) => count > 1).slice(0, CATEGORIES);
  return (
    <PageSection id="categories" title="The furthest of each category">
      {several.length === 0 ? (
        <EmptyState next={<a href={paths.solutions}>All solutions</a>}>
          No category has two solutions yet.
        </EmptyState>
      ) : (
        <ul className="suggested">
          {several.map(({ value }) => {
            const { rows } = search(view.index, {
              ...searchFor({ category: [value] }),
              sort: 'level',
              size: TOGETHER,
            });
            return (
              <li key={value}>
                <span className="aside">{facetValueTitle('category', value)}</span>
                <a href={comparePath(rows.map(({ id }) => id))} rel="nofollow">
                  {rows.map(({ name }) => name).join(', ')}
                </a>
              </li>
            );
          })}
        </ul>
      )}
    </PageSection>
  );
}
