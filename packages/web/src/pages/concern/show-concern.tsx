// SPDX-License-Identifier: Apache-2.0
import { CONCERNS, formatCount, formatCounted } from '@touchstone/model';
import { ShareBars } from '../../charts/index.js';
import { type ConcernVerdict, EmptyState, PageHead, PageSection, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { facetValueTitle } from '../facet-titles.js';
import { readNewestGuideline } from '../guideline-papers.js';
import { searchFor, searchPath } from '../search-links.js';
import { ConcernCases } from './concern-cases.js';
import { ConcernDefinition } from './concern-definition.js';
import { type ConcernCase, type ConcernStanding, concernStanding } from './concern-standing.js';

/** One concern: what native means for it, and how each solution meets it. */
export async function showConcern(sources: PageSources): Promise<Shown> {
  const { view, query, clock } = sources;
  const concern = CONCERNS.find((one) => one === sources.parts[0]);
  if (concern === undefined) return { kind: 'absent', what: 'There is no such concern.' };
  const standing = concernStanding(view, concern);
  const { published, papers } = await readNewestGuideline(sources);
  const entry = papers?.concerns.concerns.find(({ id }) => id === concern);
  const title = entry?.title ?? standing.title ?? facetValueTitle('native', concern);
  return {
    kind: 'page',
    page: {
      path: paths.concern(concern),
      title,
      description: `Who uses OpenStack’s own for ${title.toLowerCase()}, and who brings something along.`,
      section: 'ecosystem',
      crumbs: [
        { name: 'Ecosystem', href: paths.ecosystem },
        { name: 'Concerns', href: paths.concerns },
        { name: title },
      ],
      contents: [
        ...(entry === undefined ? [] : [{ id: 'definition', name: 'What native means' }]),
        { id: 'categories', name: 'By category' },
        { id: 'solutions', name: 'Solutions' },
      ],
      body: (
        <>
          <PageHead eyebrow="Concern" title={title} headline={headlineOf(standing)}>
            {(standing.counts.native ?? 0) === 0 ? null : (
              <p className="after-headline">
                <a href={searchPath(searchFor({ native: [concern] }))}>Search those that are native for it</a>
              </p>
            )}
          </PageHead>
          {entry === undefined || papers === undefined || published === undefined ? null : (
            <ConcernDefinition
              entry={entry}
              categories={papers.categories.categories}
              version={published.version}
              digest={published.concerns}
            />
          )}
          <ByCategory cases={standing.cases} concern={concern} />
          <ConcernCases concern={concern} standing={standing} query={query} now={clock()} />
        </>
      ),
    },
  };
}

function headlineOf({ cases, counts }: ConcernStanding): string {
  const { native = 0, both = 0, parallel = 0 } = counts;
  const concerned = cases.length - (counts['not concerned'] ?? 0);
  if (concerned === 0) return 'No solution that is listed is concerned with it.';
  const own =
    parallel + both === 0
      ? 'none brings its own'
      : `${formatCount(parallel + both)} ${parallel + both === 1 ? 'brings' : 'bring'} something of their own`;
  return `Of ${formatCounted(concerned, 'solution')} that ${concerned === 1 ? 'is' : 'are'} concerned, ${native === 0 ? 'none uses' : `${formatCount(native)} use`} OpenStack’s own; ${own}.`;
}

function ByCategory({
  cases,
  concern,
}: {
  readonly cases: readonly ConcernCase[];
  readonly concern: string;
}) {
  const counts = new Map<string, Partial<Record<ConcernVerdict, number>>>();
  for (const { facts, verdict } of cases) {
    const own = counts.get(facts.category) ?? {};
    own[verdict] = (own[verdict] ?? 0) + 1;
    counts.set(facts.category, own);
  }
  const shares = [...counts].map(([category, own]) => ({
    key: category,
    label: (
      <a href={`${paths.concern(concern)}?category=${encodeURIComponent(category)}#solutions`}>
        {facetValueTitle('category', category)}
      </a>
    ),
    counts: own,
    concerned: (own.native ?? 0) + (own.both ?? 0) + (own.parallel ?? 0) + (own['not shown'] ?? 0),
  }));
  return (
    <PageSection id="categories" title="By category">
      {shares.every(({ concerned }) => concerned === 0) ? (
        <EmptyState>No solution of any category is concerned with it.</EmptyState>
      ) : (
        <ShareBars
          caption="Of the solutions of each category that are concerned, how many use the OpenStack service and how many bring their own. One that was only scanned counts as its source shows."
          rowHead="Category"
          shares={shares.sort((a, b) => b.concerned - a.concerned || (a.key < b.key ? -1 : 1))}
        />
      )}
    </PageSection>
  );
}
