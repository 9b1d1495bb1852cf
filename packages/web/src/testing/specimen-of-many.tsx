// SPDX-License-Identifier: Apache-2.0
import { type Listing, STANDINGS } from '@touchstone/model';
import { BarChart, ConcernMatrix, DifferenceChart, ReleaseStrip, ShareBars } from '../charts/index.js';
import {
  DataTable,
  FacetList,
  FacetPanel,
  FreshnessMark,
  LevelMark,
  Notice,
  type Page,
  PageHead,
  PageSection,
  Pagination,
  StandingMark,
  TierBadge,
} from '../design/index.js';

/** A page with everything that lists and compares. */
export function specimenOfMany(listings: readonly Listing[]): Page {
  const [left, right] = listings;
  if (left === undefined || right === undefined) throw new Error('two listings are compared');
  const verdicts = (concern: string) =>
    listings.flatMap((one) => one.concerns.filter((other) => other.concern === concern));
  return {
    path: '/solutions?q=backup',
    title: 'Solutions',
    description: 'Solutions that run on OpenStack.',
    section: 'solutions',
    search: 'backup',
    unlisted: true,
    crumbs: [{ name: 'Home', href: '/' }, { name: 'Solutions' }],
    body: (
      <>
        <Notice tone="warn">This evidence is older than half a year.</Notice>
        <PageHead title="Solutions" headline={`${listings.length} solutions`} />
        <div className="with-facets">
          <FacetPanel selected={2}>
            <FacetList
              name="Level"
              clearHref="?"
              values={['native', 'integrated', 'basic', 'none'].map((value, index) => ({
                value,
                count: 7 * index,
                selected: index === 1,
                href: `?level=${value}`,
              }))}
            />
            <FacetList
              name="Concern handled natively"
              shown={5}
              values={left.concerns.map((one, index) => ({
                value: one.concern,
                label: one.title,
                count: index,
                selected: index === 17,
                href: `?native=${one.concern}`,
              }))}
            />
          </FacetPanel>
          <div className="stack">
            <DataTable
              caption="Solutions found"
              captionUnseen
              rows={listings}
              rowKey={(one) => one.id}
              empty="Nothing was found."
              columns={[
                {
                  key: 'name',
                  head: 'Solution',
                  kind: 'name',
                  cell: (one) => <a href={`/solutions/${one.id}`}>{one.name}</a>,
                },
                {
                  key: 'level',
                  head: 'Level',
                  cell: (one) => <LevelMark level={one.level} scanOnly={one.evidence === 'scan'} />,
                },
                {
                  key: 'releases',
                  head: 'Releases',
                  cell: (one) => <ReleaseStrip releases={one.releases} />,
                },
                {
                  key: 'tier',
                  head: 'Tier',
                  cell: (one) =>
                    one.certificate.tier === null ? '' : <TierBadge tier={one.certificate.tier} />,
                },
                { key: 'fresh', head: 'Evidence', cell: () => <FreshnessMark freshness="stale" /> },
              ]}
            />
            <Pagination page={4} pages={12} name="Results" href={(page) => `?page=${page}`} />
            <PageSection id="marks" title="Standing">
              <p>
                {STANDINGS.map((standing) => (
                  <span key={standing}>
                    <StandingMark standing={standing} /> <StandingMark standing={standing} compact />{' '}
                  </span>
                ))}
              </p>
              <p>
                <TierBadge tier="self-attested" /> <TierBadge tier="lab-verified" lab="a lab" />{' '}
                <TierBadge tier="reproduced" />
              </p>
            </PageSection>
            <PageSection id="compare" title="Concerns compared">
              <ConcernMatrix
                caption="How each concern is met by each solution."
                columns={listings.map((one) => ({ key: one.id, head: one.name }))}
                rows={left.concerns.map(({ concern, title }) => ({
                  concern,
                  title,
                  cells: Object.fromEntries(
                    listings.flatMap((one) => {
                      const found = one.concerns.find((other) => other.concern === concern);
                      return found === undefined ? [] : [[one.id, { verdict: found.verdict }]];
                    }),
                  ),
                }))}
              />
            </PageSection>
            <PageSection id="difference" title="Operations compared">
              <DifferenceChart
                caption="Operations of each service that only one of the two reaches."
                rowHead="Service"
                left={left.name}
                right={right.name}
                rows={differences(left, right)}
              />
            </PageSection>
            <PageSection id="shares" title="Native share by concern">
              <ShareBars
                caption="Of the solutions that are concerned, how many use the OpenStack service."
                rowHead="Concern"
                shares={left.concerns.map(({ concern, title }) => ({
                  key: concern,
                  label: title,
                  counts: count(verdicts(concern).map((one) => one.verdict)),
                }))}
              />
            </PageSection>
            <PageSection id="bars" title="Operations by solution">
              <BarChart
                caption="Operations that each solution reaches, in source or running."
                rowHead="Solution"
                valueHead="Operations"
                empty="None."
                bars={listings.map((one) => ({
                  key: one.id,
                  label: one.name,
                  value: one.services.flatMap((service) => service.operations).length,
                  of: 536,
                }))}
              />
            </PageSection>
          </div>
        </div>
      </>
    ),
  };
}

function differences(left: Listing, right: Listing) {
  const services = [...new Set([...left.services, ...right.services].map((one) => one.service))];
  return services.map((service) => {
    const of = (listing: Listing) =>
      new Set(
        listing.services
          .filter((one) => one.service === service)
          .flatMap((one) => one.operations.map((op) => op.operation)),
      );
    const [mine, theirs] = [of(left), of(right)];
    const common = [...mine].filter((one) => theirs.has(one)).length;
    return { key: service, label: service, left: mine.size - common, common, right: theirs.size - common };
  });
}

function count<Name extends string>(names: readonly Name[]): Partial<Record<Name, number>> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
