// SPDX-License-Identifier: Apache-2.0
import { levelTitle, type Listing } from '@touchstone/model';
import {
  CallTimeline,
  ConcernMatrix,
  OperationsHeatMap,
  PlatformMatrix,
  ReleaseStrip,
} from '../charts/index.js';
import {
  CopyBlock,
  EmptyState,
  EvidenceLink,
  FactsList,
  Fold,
  KeyNumbers,
  LevelMark,
  Mark,
  Moment,
  OutsideLink,
  type Page,
  type Site,
  PageHead,
  PageSection,
  PlaceLink,
  StateMark,
  TierBadge,
  VerdictMark,
  WeightMark,
} from '../design/index.js';

export const SPECIMEN_SITE: Site = {
  rests: {
    solutions: 39,
    certificates: 39,
    runs: 116,
    scans: 39,
    log: { origin: 'touchstone.example/log', size: 39 },
  },
  themeAction: '/theme',
};

/** A page with most of what a listing is made of, for looking at and for measuring. */
export function specimenOf(listing: Listing): Page {
  const { id, name, certificate } = listing;
  const ran = listing.runs.length > 0;
  const run = listing.runs[0];
  const releases = listing.releases.toReversed();
  const lines = listing.reproduce.map(({ title, line }) => `# ${title}\n${line}`).join('\n');
  return {
    path: `/solutions/${id}`,
    title: name,
    description: listing.description,
    section: 'solutions',
    crumbs: [
      { name: 'Solutions', href: '/solutions' },
      { name: listing.categoryTitle, href: '/solutions' },
      { name },
    ],
    contents: [
      'missing',
      'operations',
      'concerns',
      'platforms',
      'timeline',
      'findings',
      'reproduce',
      'certificate',
    ].map((section) => ({ id: section, name: section })),
    structured: { '@context': 'https://schema.org', '@type': 'SoftwareApplication', name },
    body: (
      <>
        <PageHead
          title={name}
          beside={listing.versions.join(', ')}
          byline={`${listing.vendor} · ${listing.categoryTitle} · ${listing.licence}`}
          headline={listing.description}
          figure={<LevelMark level={listing.level} scanOnly={!ran} size="large" />}
        />
        <ol className="ladder">
          {listing.levels.map(({ level, reached, missing }) => (
            <li key={level} className={reached ? 'rung reached' : 'rung'}>
              <div>
                <a href="#missing">{levelTitle(level)}</a>
                <Mark
                  glyph={reached ? 'check' : 'none'}
                  tone={reached ? 'good' : 'quiet'}
                  word={reached ? 'reached' : `${missing.length} missing`}
                />
              </div>
            </li>
          ))}
        </ol>
        <KeyNumbers
          numbers={[
            { name: 'runs', value: listing.runs.length },
            {
              name: 'calls recorded',
              value: listing.runs.reduce((sum, one) => sum + one.exchanges, 0),
              href: '#timeline',
            },
            { name: 'operations', value: listing.services.flatMap((one) => one.operations).length },
          ]}
        />
        <PageSection id="missing" title="What is missing" lead="Each with the way to mend it.">
          <div className="cards">
            {listing.criteria
              .filter((one) => one.mend !== undefined)
              .slice(0, 4)
              .map((one) => (
                <article key={one.id} className="card">
                  <h3>
                    <VerdictMark verdict={one.verdict} /> {one.statement}
                  </h3>
                  <p>{one.why}</p>
                  <p className="aside">{one.mend}</p>
                </article>
              ))}
          </div>
        </PageSection>
        <PageSection id="operations" title="Services and operations">
          <OperationsHeatMap
            solution={listing.id}
            services={listing.services}
            ran={ran}
            scanned={listing.scans.length > 0}
          />
        </PageSection>
        <PageSection id="concerns" title="Native or parallel">
          <ConcernMatrix
            caption="How each concern is met: what running it showed, and what its source shows."
            columns={[
              { key: 'met', head: 'Met' },
              { key: 'found', head: 'Found in source' },
            ]}
            rows={listing.concerns
              .filter((one) => one.verdict !== 'not concerned')
              .map((one) => ({
                concern: one.concern,
                title: one.title,
                relevance: one.relevance,
                cells: {
                  met: { verdict: one.verdict, note: one.services.join(', '), href: '#findings' },
                  ...(one.found === null
                    ? {}
                    : { found: { verdict: one.found, note: one.parallel.join(', ') } }),
                },
              }))}
          />
        </PageSection>
        <PageSection id="platforms" title="Releases and platforms">
          <p>
            <ReleaseStrip releases={listing.releases} />
          </p>
          <PlatformMatrix
            solution={id}
            cells={listing.platforms}
            releases={releases.map((one) => one.release)}
          />
        </PageSection>
        <PageSection id="timeline" title="Timeline of calls">
          {run === undefined ? (
            <EmptyState next={<a href="/how-a-verdict-is-reached">How to run it</a>}>
              Nothing ran yet.
            </EmptyState>
          ) : (
            <CallTimeline seconds={run.seconds} lanes={run.timeline} steps={evenSteps(run)} />
          )}
        </PageSection>
        <PageSection id="findings" title="Findings">
          {listing.findings.map((one, index) => (
            <Fold
              key={`${one.id} ${index}`}
              summary={one.statement}
              aside={<WeightMark weight={one.weight} />}
            >
              {one.evidence.map((evidence) => (
                <p key={evidence.run}>
                  <EvidenceLink solution={id} evidence={evidence} />
                </p>
              ))}
              {(one.places ?? []).map((place) => (
                <p key={`${place.file}:${place.line}`}>
                  <PlaceLink place={place} source={listing.source} />
                </p>
              ))}
            </Fold>
          ))}
          {listing.findings.length === 0 ? <EmptyState good>Nothing to say.</EmptyState> : null}
        </PageSection>
        <PageSection id="reproduce" title="How to reproduce">
          <CopyBlock title="Commands" text={lines} />
        </PageSection>
        <PageSection id="certificate" title="Certificate">
          <FactsList
            facts={[
              { name: 'State', value: <StateMark state={certificate.state} /> },
              {
                name: 'Tier',
                value:
                  certificate.tier === null ? (
                    'none'
                  ) : (
                    <TierBadge tier={certificate.tier} lab={certificate.labName} />
                  ),
              },
              { name: 'Expires', value: <Moment time={certificate.expiresAt} /> },
              {
                name: 'Homepage',
                value: listing.homepage === null ? 'none' : <OutsideLink href={listing.homepage} />,
              },
            ]}
          />
        </PageSection>
      </>
    ),
  };
}

/** Steps as wide as they took, one after the other: for drawing only. */
function evenSteps(run: Listing['runs'][number]) {
  const total = run.steps.reduce((sum, step) => sum + step.ms, 0);
  let at = 0;
  return run.steps.map(({ title, outcome, ms }) => {
    const from = at;
    at += ms / Math.max(1, total);
    return { title, outcome, from, to: at };
  });
}
