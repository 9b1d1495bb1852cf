// SPDX-License-Identifier: Apache-2.0
import { type Criterion, formatCounted, type Outcome } from '@touchstone/model';
import type { ListingFacts } from '@touchstone/registry';
import { DataTable, PageHead, Pagination, paths, VerdictMark } from '../../design/index.js';
import { addressOf, pageOf } from '../page-of.js';
import { SolutionLevel, SolutionName } from '../solution-name.js';

export interface WhoCameOutProps {
  readonly version: string;
  readonly criterion: Criterion;
  readonly verdict: Outcome;
  readonly who: readonly ListingFacts[];
  readonly query: URLSearchParams;
  /** Epoch ms. */
  readonly now: number;
}

/** Everyone of whom a criterion came out like this, with the reason. */
export function WhoCameOut({ version, criterion, verdict, who, query, now }: WhoCameOutProps) {
  const { rows, page, pages } = pageOf(who, query);
  const whyOf = (one: ListingFacts) => one.criteria.find(({ id }) => id === criterion.id)?.why ?? '';
  return (
    <>
      <PageHead
        eyebrow={`Guideline ${version}, for ${criterion.level}`}
        title={criterion.statement}
        headline={
          <>
            <VerdictMark verdict={verdict} /> {formatCounted(who.length, 'solution')}
          </>
        }
      />
      <section>
        <DataTable
          caption={`${verdict}: ${criterion.statement}`}
          captionUnseen
          rows={rows}
          rowKey={({ id }) => id}
          empty="No solution."
          columns={[
            {
              key: 'name',
              head: 'Solution',
              kind: 'name',
              cell: (one) => <SolutionName facts={one} now={now} at={`criterion-${criterion.id}`} />,
            },
            { key: 'level', head: 'Level', cell: (one) => <SolutionLevel facts={one} /> },
            { key: 'why', head: 'Why', kind: 'wide', cell: whyOf },
          ]}
        />
        <Pagination
          name="Solutions"
          page={page}
          pages={pages}
          href={(to) => addressOf(paths.guideline(version), { criterion: criterion.id, verdict, page: to })}
        />
      </section>
    </>
  );
}
