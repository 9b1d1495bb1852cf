// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import {
  parseSearchQuery,
  type ParsedSearchQuery,
  search,
  type SearchQuery,
  type SearchResult,
  SORTS,
  type Sort,
} from '@touchstone/registry';
import {
  EmptyState,
  modulePath,
  Notice,
  PageHead,
  Pagination,
  paths,
  SearchForm,
} from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { CompareBar } from '../compare/compare-bar.js';
import { searchPath } from '../search-links.js';
import { ChosenValues } from './chosen-values.js';
import { NarrowSearch } from './narrow-search.js';
import { ResultList } from './result-list.js';
import { type WiderSearch, widerSearches } from './wider-searches.js';

/** With so few results a wider search is offered. */
const FEW = 5;
const SORT_WORDS: Readonly<Record<Sort, string>> = {
  relevance: 'relevance',
  name: 'name',
  level: 'level',
  newest: 'newest evidence',
};

/** Solutions found by words and facets; the address holds all of it. */
export function showSearch({ view, query: parameters }: PageSources): Shown {
  const { query, refused } = parseSearchQuery(parameters);
  const result = search(view.index, query);
  const wider = result.total <= FEW ? widerSearches(view.index, query, result.total) : [];
  const asked = query.text !== '' || Object.keys(query.chosen).length > 0;
  const path = searchPath({ ...query, page: result.page });
  return {
    kind: 'page',
    page: {
      path,
      title: asked ? 'Solutions found' : 'Solutions',
      description: `${formatCounted(result.total, 'solution')}, found by what running them and reading their source showed.`,
      section: 'solutions',
      search: false,
      unlisted: asked || result.page > 1,
      modules: [modulePath('compare')],
      body: (
        <>
          <PageHead title={titleOf(result.total, asked)} />
          <SearchForm large text={query.text} keep={keptValues(query)} />
          <Remarks refused={refused} corrected={result.corrected} />
          <ChosenValues query={query} />
          <div className="with-facets">
            <NarrowSearch query={query} result={result} />
            <div>
              <h2 className="unseen">Results</h2>
              <Sorting query={query} total={result.total} />
              {result.total === 0 ? (
                <EmptyState next={wider.length > 0 ? undefined : <a href={paths.solutions}>All solutions</a>}>
                  {Object.keys(query.chosen).length > 0
                    ? 'No solution has all of this. That is an answer, too: nobody has shown it yet.'
                    : 'No listing has these words. Names, vendors, categories, services and concerns are searched, and what a solution says of itself.'}
                </EmptyState>
              ) : (
                <ResultList rows={result.rows} view={view} chosen={query.chosen} pick />
              )}
              <CompareBar />
              <Wider wider={wider} found={result.total} />
              <Pagination
                name="Results"
                page={result.page}
                pages={result.pages}
                href={(page) => searchPath({ ...query, page })}
              />
            </div>
          </div>
        </>
      ),
    },
  };
}

function titleOf(total: number, asked: boolean): string {
  if (total === 0) return 'No solution found';
  return `${formatCounted(total, 'solution')}${asked ? ' found' : ''}`;
}

function keptValues({ chosen, sort }: SearchQuery): readonly (readonly [string, string])[] {
  const kept = Object.entries(chosen).flatMap(([facet, values]) =>
    values.map((value) => [facet, value] as const),
  );
  return sort === 'relevance' ? kept : [...kept, ['sort', sort]];
}

function Sorting({ query, total }: { readonly query: SearchQuery; readonly total: number }) {
  if (total < 2) return null;
  return (
    <nav className="sorting" aria-label="Order">
      <span className="aside">Sorted by</span>
      {SORTS.map((sort) => (
        <a
          key={sort}
          href={searchPath({ ...query, sort, page: 1 })}
          rel="nofollow"
          aria-current={query.sort === sort ? 'true' : undefined}
        >
          {SORT_WORDS[sort]}
        </a>
      ))}
    </nav>
  );
}

function Remarks(props: {
  readonly refused: ParsedSearchQuery['refused'];
  readonly corrected: SearchResult['corrected'];
}) {
  return (
    <>
      {props.refused.map(({ parameter, value, why }) => (
        <Notice key={`${parameter}=${value}`} tone="warn">
          <code>
            {parameter}={value}
          </code>{' '}
          was left out: {why}.
        </Notice>
      ))}
      {props.corrected.map(({ word, to }) => (
        <Notice key={word} tone="quiet">
          {to.length === 0 ? (
            <>“{word}” stands in no listing.</>
          ) : (
            <>
              “{word}” stands in no listing; shown is what has {to.map((one) => `“${one}”`).join(' or ')}.
            </>
          )}
        </Notice>
      ))}
    </>
  );
}

function Wider({ wider, found }: { readonly wider: readonly WiderSearch[]; readonly found: number }) {
  if (wider.length === 0) return null;
  return (
    <section className="wider" aria-label="Wider searches">
      <h3>{found === 0 ? 'What comes near' : 'Nearly'}</h3>
      <ul>
        {wider.map(({ without, more, href }) => (
          <li key={href}>
            <a href={href}>
              {formatCounted(
                more,
                found === 0 ? 'solution' : 'more solution',
                found === 0 ? 'solutions' : 'more solutions',
              )}
            </a>{' '}
            without asking for {without}
          </li>
        ))}
      </ul>
    </section>
  );
}
