// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { EVERYTHING, search } from '@touchstone/registry';
import { BarChart, ShareBars } from '../../charts/index.js';
import { KeyNumbers, LevelMark, PageHead, PageSection, paths, SearchForm } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { facetValueTitle } from '../facet-titles.js';
import { ResultList } from '../search/result-list.js';
import { searchFor, searchPath } from '../search-links.js';
import { type EcosystemSummary, summarize } from './ecosystem-summary.js';
import { askQuestions, type Question } from './questions.js';

const NEWEST = 4;

/** The home page: ask, and see how things stand. */
export function showHome({ view }: PageSources): Shown {
  const summary = summarize(view);
  const newest = summary.releases[0]?.release;
  const latest = search(view.index, {
    ...EVERYTHING,
    chosen: { evidence: ['run'] },
    sort: 'newest',
    size: NEWEST,
  });
  const categories = search(view.index, EVERYTHING).facets.find(({ facet }) => facet === 'category');
  return {
    kind: 'page',
    page: {
      path: paths.home,
      title: 'Touchstone: what solutions really do with OpenStack',
      description:
        'Which products use OpenStack and which only boot servers: computed from recorded runs and scanned source.',
      search: false,
      feeds: [{ title: 'Changes as a feed', href: '/feeds/changed.atom' }],
      body: (
        <>
          <PageHead
            title="What does it really do with OpenStack?"
            headline="Which products use the cloud’s services, and which bring their own: watched while they run, read in their source, never asked."
          />
          <SearchForm large />
          <Questions questions={askQuestions(view, newest)} />
          <PageSection id="categories" title="By category">
            <ul className="tags">
              {(categories?.values ?? []).map(({ value, count }) => (
                <li key={value}>
                  <a href={searchPath(searchFor({ category: [value] }))}>
                    {facetValueTitle('category', value)}
                  </a>{' '}
                  <span className="aside">{count}</span>
                </li>
              ))}
            </ul>
          </PageSection>
          <State summary={summary} newest={newest} />
          <PageSection id="evidence" title="Newest evidence">
            <ResultList rows={latest.rows} view={view} chosen={{}} />
          </PageSection>
        </>
      ),
    },
  };
}

function Questions({ questions }: { readonly questions: readonly Question[] }) {
  return (
    <nav className="questions" aria-label="Questions that people ask">
      <ul>
        {questions.map(({ words, total, href }) => (
          <li key={href}>
            <a href={href}>
              <span>{words}</span>
              <strong>{total === 0 ? 'none' : formatCounted(total, 'solution')}</strong>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function State({
  summary,
  newest,
}: {
  readonly summary: EcosystemSummary;
  readonly newest: string | undefined;
}) {
  const { solutions, ran, levels, concerns, releases } = summary;
  return (
    <PageSection id="state" title="How things stand" lead={inWords(summary)}>
      <KeyNumbers
        numbers={[
          { name: 'solutions', value: solutions, href: paths.solutions },
          { name: 'seen running', value: ran, href: searchPath(searchFor({ evidence: ['run'] })) },
          {
            name: `tested on ${newest ?? 'a release'}`,
            value: releases[0]?.tested ?? 0,
            href: searchPath(searchFor(newest === undefined ? {} : { release: [newest] })),
          },
        ]}
      />
      <div className="halves">
        <div>
          <h3>Levels reached</h3>
          <BarChart
            caption="Solutions by the highest level that they reached."
            rowHead="Level"
            valueHead="Solutions"
            empty="No solution yet."
            bars={(['native', 'integrated', 'basic', 'none'] as const).map((level) => ({
              key: level,
              label: (
                <a className="level-link" href={searchPath(searchFor({ level: [level] }))}>
                  <LevelMark level={level === 'none' ? null : level} />
                </a>
              ),
              value: levels[level],
              of: solutions,
            }))}
          />
        </div>
        <div>
          <h3>Releases tested on</h3>
          <BarChart
            caption="Solutions whose recipe passed on a release, the newest first."
            rowHead="Release"
            valueHead="Solutions"
            empty="Nothing was tested on any release yet."
            bars={releases.map(({ release, tested }) => ({
              key: release,
              label: <a href={searchPath(searchFor({ release: [release] }))}>{release}</a>,
              value: tested,
              of: solutions,
            }))}
          />
        </div>
      </div>
      <h3>Native or parallel, by concern</h3>
      <ShareBars
        caption="How many solutions get it from the OpenStack service, and how many bring their own; the longer a bar, the more are concerned. A solution that was only scanned counts as its source shows."
        rowHead="Concern"
        oneScale
        shares={concerns.map(({ concern, title, counts }) => ({
          key: concern,
          label: <a href={searchPath(searchFor({ native: [concern] }))}>{title}</a>,
          counts,
        }))}
      />
    </PageSection>
  );
}

/** The numbers below, as one would tell them. */
function inWords({ solutions, ran, levels }: EcosystemSummary): string {
  const scanned = solutions - ran;
  const passed = levels.native + levels.integrated + levels.basic;
  return [
    `${formatCounted(ran, 'solution was', 'solutions were')} seen running on OpenStack, and ${passed === ran ? 'each' : passed} of them reached a level.`,
    scanned === 0
      ? ''
      : `Of ${formatCount(scanned)} only the source was read: it shows what they can do, and earns no level.`,
    levels.native === 0 ? 'None is native yet, the highest level.' : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}
