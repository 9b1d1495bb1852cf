// SPDX-License-Identifier: Apache-2.0
import {
  ConcernMark,
  type ConcernVerdict,
  DataTable,
  PageSection,
  Pagination,
  paths,
} from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { NarrowList } from '../narrow-list.js';
import { addressOf, pageOf } from '../page-of.js';
import { SolutionLevel, SolutionName } from '../solution-name.js';
import { type ConcernCase, type ConcernStanding, VERDICTS } from './concern-standing.js';

export interface ConcernCasesProps {
  readonly concern: string;
  readonly standing: ConcernStanding;
  readonly query: URLSearchParams;
  /** Epoch ms. */
  readonly now: number;
}

/** How each solution meets a concern, and what it brings of its own. */
export function ConcernCases({ concern, standing, query, now }: ConcernCasesProps) {
  const asked = query.get('verdict') ?? '';
  const verdict = VERDICTS.find((one) => one === asked);
  const category = query.get('category') ?? '';
  const concerned = standing.cases.filter((one) => one.verdict !== 'not concerned');
  const ofVerdict =
    verdict === undefined ? concerned : standing.cases.filter((one) => one.verdict === verdict);
  const shown = pageOf(
    category === '' ? ofVerdict : ofVerdict.filter(({ facts }) => facts.category === category),
    query,
  );
  const address = (chosen: ConcernVerdict | '', of: string, page = 1) =>
    `${addressOf(paths.concern(concern), { verdict: chosen, category: of, page })}#solutions`;
  const categories = new Map<string, number>();
  for (const { facts } of ofVerdict)
    categories.set(facts.category, (categories.get(facts.category) ?? 0) + 1);
  return (
    <PageSection id="solutions" title="Solutions">
      <NarrowList
        label="By verdict"
        values={[
          {
            name: 'All concerned',
            count: concerned.length,
            href: address('', category),
            chosen: verdict === undefined,
          },
          ...VERDICTS.map((one) => ({
            name: one,
            count: standing.counts[one] ?? 0,
            href: address(one, category),
            chosen: one === verdict,
          })),
        ]}
      />
      <NarrowList
        label="By category"
        values={[
          {
            name: 'All categories',
            count: ofVerdict.length,
            href: address(verdict ?? '', ''),
            chosen: category === '',
          },
          ...[...categories].sort().map(([one, count]) => ({
            name: facetValueTitle('category', one),
            count,
            href: address(verdict ?? '', one),
            chosen: one === category,
          })),
        ]}
      />
      <DataTable
        caption="How each solution meets it"
        captionUnseen
        rows={shown.rows}
        rowKey={({ facts }) => facts.id}
        empty="No solution."
        columns={[
          {
            key: 'name',
            head: 'Solution',
            kind: 'name',
            cell: ({ facts, ...one }) => (
              <SolutionName facts={facts} now={now} at={anchorOf(concern, one.verdict)} />
            ),
          },
          { key: 'verdict', head: 'Verdict', cell: (one) => <ConcernMark verdict={one.verdict} /> },
          { key: 'brings', head: 'Brings of its own', cell: (one) => <Brings parallel={one.parallel} /> },
          {
            key: 'asked',
            head: 'Asked as',
            cell: ({ relevance }) =>
              relevance === 'other' ? <span className="aside">not asked</span> : relevance,
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
        href={(page) => address(verdict ?? '', category, page)}
      />
    </PageSection>
  );
}

/** A listing has no part on what its solution is not concerned with. */
function anchorOf(concern: string, verdict: ConcernVerdict): string {
  return verdict === 'not concerned' ? 'concerns' : `concern-${concern}`;
}

const NAMED = 4;

function Brings({ parallel }: Pick<ConcernCase, 'parallel'>) {
  if (parallel.length === 0) return <span className="aside">nothing</span>;
  const more = parallel.length - NAMED;
  return `${parallel.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
