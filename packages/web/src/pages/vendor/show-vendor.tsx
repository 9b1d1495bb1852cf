// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import { bySegment, type ListingFacts } from '@touchstone/registry';
import { ReleaseStrip } from '../../charts/index.js';
import { DataTable, KeyNumbers, PageHead, PageSection, Pagination, paths } from '../../design/index.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { facetValueTitle } from '../facet-titles.js';
import { groupedBy } from '../grouped-by.js';
import { addressOf, pageOf } from '../page-of.js';
import { SolutionLevel, SolutionName } from '../solution-name.js';
import { Vouched } from './vouched.js';

/** All that is listed of one vendor, by the name that the manifests state. */
export function showVendor({ view, parts, query, clock }: PageSources): Shown {
  const own = byVendor(view).flatMap((part) => part.get(paths.vendor(parts[0] ?? '')) ?? []);
  const vendor = own[0]?.vendor;
  if (vendor === undefined) return { kind: 'absent', what: 'No solution of this vendor is listed.' };
  const { rows, page, pages } = pageOf(own, query);
  const ran = own.filter(({ evidence }) => evidence !== 'scan').length;
  return {
    kind: 'page',
    page: {
      path: addressOf(paths.vendor(vendor), { page }),
      title: vendor,
      description: `${formatCounted(own.length, 'solution')} of ${vendor}, by what running them and reading their source showed.`,
      section: 'solutions',
      crumbs: [{ name: 'Solutions', href: paths.solutions }, { name: vendor }],
      body: (
        <>
          <PageHead
            eyebrow="Vendor"
            title={vendor}
            headline="Named like this by the manifests of these solutions. Who signed for each stands beside it."
          />
          <KeyNumbers
            numbers={[
              { name: 'solutions', one: 'solution', value: own.length, href: '#solutions' },
              { name: 'seen running', value: ran, href: '#solutions' },
              {
                name: 'that reached a level',
                value: own.filter(({ level }) => level !== null).length,
                href: '#solutions',
              },
            ]}
          />
          <PageSection id="solutions" title="Solutions">
            <DataTable
              caption={`Solutions of ${vendor}`}
              captionUnseen
              rows={rows}
              rowKey={({ id }) => id}
              empty="No solution."
              columns={[
                {
                  key: 'name',
                  head: 'Solution',
                  kind: 'name',
                  cell: (one) => (
                    <>
                      <SolutionName facts={one} now={clock()} />
                      <small>{facetValueTitle('category', one.category)}</small>
                    </>
                  ),
                },
                {
                  key: 'level',
                  head: 'Level',
                  cell: (one) => (
                    <a className="level-link" href={`${paths.solution(one.id)}#level`}>
                      <SolutionLevel facts={one} />
                    </a>
                  ),
                },
                {
                  key: 'native',
                  head: 'Native for',
                  cell: (one) => (
                    <>
                      <a href={`${paths.solution(one.id)}#concerns`}>
                        {formatCounted(nativeOf(one), 'concern')}
                      </a>
                      {one.evidence === 'scan' ? <small>in source</small> : null}
                    </>
                  ),
                },
                {
                  key: 'releases',
                  head: 'Releases',
                  cell: (one) =>
                    one.releases.length === 0 ? (
                      <span className="aside">no release</span>
                    ) : (
                      <ReleaseStrip releases={one.releases} />
                    ),
                },
                {
                  key: 'vouched',
                  head: 'Vouched for',
                  cell: (one) => <Vouched certificate={one.certificate} scanOnly={one.evidence === 'scan'} />,
                },
              ]}
            />
            <Pagination
              name="Solutions"
              page={page}
              pages={pages}
              href={(to) => addressOf(paths.vendor(vendor), { page: to })}
            />
          </PageSection>
        </>
      ),
    },
  };
}

function nativeOf({ concerns }: ListingFacts): number {
  return concerns.filter(({ verdict }) => verdict === 'native').length;
}

/** Solutions by the pages of their vendors. */
const byVendor = bySegment((facts) => groupedBy(facts, ({ vendor }) => paths.vendor(vendor)));
