// SPDX-License-Identifier: Apache-2.0
import { type Standing, STANDINGS } from '@touchstone/model';
import { DataTable, Moment, PageSection, Pagination, paths, StandingMark } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { NarrowList } from '../narrow-list.js';
import { addressOf, pageOf } from '../page-of.js';
import { SolutionLevel, SolutionName } from '../solution-name.js';
import type { PlatformStanding } from './platform-standing.js';

export interface PlatformCasesProps {
  readonly standing: PlatformStanding;
  readonly query: URLSearchParams;
  /** Epoch ms. */
  readonly now: number;
}

/** How each solution stands on a platform. */
export function PlatformCases({ standing, query, now }: PlatformCasesProps) {
  const { kind, release, cases, counts } = standing;
  const asked = STANDINGS.find((one) => one === query.get('standing'));
  const shown = pageOf(
    asked === undefined ? cases : cases.filter(({ cell }) => cell.standing === asked),
    query,
  );
  const address = (of: Standing | '', page = 1) =>
    `${addressOf(paths.platform(kind, release), { standing: of, page })}#solutions`;
  return (
    <PageSection id="solutions" title="Solutions">
      <NarrowList
        label="By standing"
        values={[
          { name: 'All', count: cases.length, href: address(''), chosen: asked === undefined },
          ...STANDINGS.map((one) => ({
            name: one,
            count: counts[one] ?? 0,
            href: address(one),
            chosen: one === asked,
          })),
        ]}
      />
      <DataTable
        caption="How each solution stands on it"
        captionUnseen
        rows={shown.rows}
        rowKey={({ facts }) => facts.id}
        empty="Nothing ran on it, and no vendor claims it."
        columns={[
          {
            key: 'name',
            head: 'Solution',
            kind: 'name',
            cell: ({ facts }) => <SolutionName facts={facts} now={now} at="platforms" />,
          },
          {
            key: 'standing',
            head: 'Standing',
            cell: ({ cell }) => <StandingMark standing={cell.standing} />,
          },
          {
            key: 'steps',
            head: 'Steps passed',
            cell: ({ facts, cell: { steps } }) =>
              steps === null ? (
                <span className="aside">nothing ran</span>
              ) : (
                <a className="operation" href={`${paths.solution(facts.id)}#runs`}>
                  {steps.passed} of {steps.expected}
                </a>
              ),
          },
          {
            key: 'at',
            head: 'Newest run',
            cell: ({ cell: { at } }) =>
              at === null ? <span className="aside">none</span> : <Moment time={at} />,
          },
          {
            key: 'category',
            head: 'Category',
            cell: ({ facts }) => facetValueTitle('category', facts.category),
          },
          { key: 'level', head: 'Level', cell: ({ facts }) => <SolutionLevel facts={facts} /> },
        ]}
      />
      <Pagination
        name="Solutions"
        page={shown.page}
        pages={shown.pages}
        href={(page) => address(asked ?? '', page)}
      />
    </PageSection>
  );
}
