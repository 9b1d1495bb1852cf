// SPDX-License-Identifier: Apache-2.0
import type { GuidelineFiles, TrustedRoot } from '@touchstone/attest';
import { formatCount, LEVELS, levelTitle, OUTCOMES } from '@touchstone/model';
import { StackedBars } from '../../charts/index.js';
import {
  DigestLink,
  EmptyState,
  FactsList,
  Moment,
  type Page,
  PageHead,
  PageSection,
  paths,
} from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { readGuidelinePapers } from '../guideline-papers.js';
import { addressOf } from '../page-of.js';
import { CategoryNeeds } from './category-needs.js';
import { criterionOutcomes, judgedCounts, whoCameOut } from './criterion-outcomes.js';
import { GuidelineLevels } from './guideline-levels.js';
import { JudgedCriterion } from './judged-criterion.js';
import { WhoCameOut } from './who-came-out.js';

type Published = TrustedRoot['paper']['guidelines'][number];

/** One guideline: each criterion in plain words, and who passes it. */
export async function showGuideline(sources: PageSources): Promise<Shown> {
  const { root, parts, query } = sources;
  const published = root.findGuideline(parts[0] ?? '');
  if (published === undefined) {
    return { kind: 'absent', what: 'The trust root of this marketplace knows no guideline of this version.' };
  }
  const papers = await readGuidelinePapers(sources, published);
  if (papers === undefined) return { kind: 'page', page: unheldPage(published) };
  const asked = papers.guideline.criteria.find(({ id }) => id === query.get('criterion'));
  const verdict = OUTCOMES.find((one) => one === query.get('verdict'));
  if (asked === undefined || verdict === undefined) {
    return { kind: 'page', page: guidelinePage(sources, published, papers) };
  }
  const { version } = published;
  const who = whoCameOut(sources.view, version, asked.id, verdict);
  return {
    kind: 'page',
    page: {
      path: addressOf(paths.guideline(version), {
        criterion: asked.id,
        verdict,
        page: query.get('page') ?? 1,
      }),
      title: `${asked.statement} ${verdict}`,
      description: `Solutions of which this came out as ${verdict}: ${asked.statement}`,
      section: 'guidelines',
      crumbs: [...CRUMBS, { name: version, href: paths.criterion(version, asked.id) }, { name: verdict }],
      unlisted: true,
      body: <WhoCameOut {...{ version, verdict, who, query }} criterion={asked} now={sources.clock()} />,
    },
  };
}

const CRUMBS = [{ name: 'Guidelines', href: paths.guidelines }];

function guidelinePage({ view }: PageSources, { version }: Published, papers: GuidelineFiles): Page {
  const { title, published, newestRelease, levels, criteria } = papers.guideline;
  const outcomes = criterionOutcomes(view, version);
  const judged = judgedCounts(view, version);
  return {
    path: paths.guideline(version),
    title,
    description: `What a solution must show to be basic, integrated or native: ${criteria.length} criteria in plain words, and who passes each.`,
    section: 'guidelines',
    crumbs: [...CRUMBS, { name: version }],
    contents: [
      { id: 'overview', name: 'All criteria' },
      ...LEVELS.map((level) => ({ id: `level-${level}`, name: `For ${level}` })),
      { id: 'categories', name: 'Categories' },
      { id: 'papers', name: 'Papers' },
    ],
    body: (
      <>
        <PageHead
          title={title}
          byline={
            <>
              published <Moment time={published} /> · newest release {newestRelease} ·{' '}
              {formatCount(criteria.length)} criteria
            </>
          }
          headline="What a solution must show to be called basic, integrated or native. A level is reached when each of its criteria, and all of those below, passed or was not asked. Nothing is averaged."
        />
        <GuidelineLevels levels={levels} judged={judged} />
        <PageSection id="overview" title="All criteria at a glance">
          <div className="long-names">
            <StackedBars
              caption={`What came of each criterion for ${formatCount(judged.solutions)} solutions.`}
              rowHead="Criterion"
              parts={[
                { key: 'passed', look: 'full' },
                { key: 'could not tell', look: 'hatched' },
                { key: 'failed', look: 'crossed' },
                { key: 'not run', look: 'faint', means: 'no evidence of that kind' },
              ]}
              besides={['not asked', 'skipped', 'flaky']}
              without="nobody was judged by it"
              stacks={criteria.map(({ id, statement }) => {
                const own = outcomes.get(id);
                const counts = Object.fromEntries(OUTCOMES.map((one) => [one, own?.get(one)?.count ?? 0]));
                const decided =
                  (counts['passed'] ?? 0) + (counts['failed'] ?? 0) + (counts['could not tell'] ?? 0);
                return {
                  key: id,
                  label: <a href={`#${id}`}>{statement}</a>,
                  counts,
                  note: `${formatCount(counts['passed'] ?? 0)} of ${formatCount(decided)} pass`,
                };
              })}
            />
          </div>
        </PageSection>
        {LEVELS.map((level) => (
          <PageSection
            key={level}
            id={`level-${level}`}
            title={`For ${level}`}
            lead={levels.find(({ id }) => id === level)?.statement ?? levelTitle(level)}
          >
            {criteria
              .filter((one) => one.level === level)
              .map((one) => (
                <JudgedCriterion
                  key={one.id}
                  version={version}
                  criterion={one}
                  outcomes={outcomes.get(one.id) ?? new Map()}
                />
              ))}
          </PageSection>
        ))}
        <CategoryNeeds papers={papers} />
        <Papers digests={papers} />
      </>
    ),
  };
}

interface Digests {
  readonly guidelineDigest: string;
  readonly concernsDigest: string;
  readonly categoriesDigest: string;
}

function Papers({ digests }: { readonly digests: Digests }) {
  return (
    <PageSection
      id="papers"
      title="The papers themselves"
      lead="A verdict names its guideline by these digests, and the trust root does, too: a verdict by any other paper of that name is not one."
    >
      <FactsList
        facts={[
          { name: 'Criteria', value: <DigestLink digest={digests.guidelineDigest} /> },
          { name: 'Concerns', value: <DigestLink digest={digests.concernsDigest} /> },
          { name: 'Categories', value: <DigestLink digest={digests.categoriesDigest} /> },
        ]}
      />
    </PageSection>
  );
}

/** Announced by the trust root; no bundle that holds its text came in yet. */
function unheldPage({ version, guideline }: Published): Page {
  return {
    path: paths.guideline(version),
    title: `Guideline ${version}`,
    description: `The trust root knows the guideline ${version}; nothing was judged by it yet.`,
    section: 'guidelines',
    crumbs: [...CRUMBS, { name: version }],
    body: (
      <>
        <PageHead title={`Guideline ${version}`} />
        <EmptyState next={<a href={paths.guidelines}>All guidelines</a>}>
          The trust root knows it by the digest <code>{guideline}</code>. No bundle with its text is held yet.
        </EmptyState>
      </>
    ),
  };
}
