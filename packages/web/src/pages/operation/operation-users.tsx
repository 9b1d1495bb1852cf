// SPDX-License-Identifier: Apache-2.0
import { formatCounted } from '@touchstone/model';
import type { ListingFacts } from '@touchstone/registry';
import { DataTable, Mark, PageSection, Pagination, paths } from '../../design/index.js';
import { facetValueTitle } from '../facet-titles.js';
import { addressOf, pageOf } from '../page-of.js';
import { SolutionLevel, SolutionName } from '../solution-name.js';

export interface OperationUsersProps {
  readonly operation: string;
  readonly used: readonly ListingFacts[];
  readonly found: readonly ListingFacts[];
  readonly query: URLSearchParams;
  /** Epoch ms. */
  readonly now: number;
}

/** Who uses an operation: those seen running first, then those whose source shows it. */
export function OperationUsers({ operation, used, found, query, now }: OperationUsersProps) {
  const running = new Set(used);
  const sources = new Set(found);
  const shown = pageOf([...used, ...found.filter((one) => !running.has(one))], query);
  return (
    <PageSection
      id="users"
      title="Who uses it"
      lead={
        used.length + found.length === 0
          ? undefined
          : `${formatCounted(used.length, 'solution')} ${used.length === 1 ? 'was' : 'were'} seen to use it while running: the cloud accepted the call. In the source of ${formatCounted(found.length, 'solution')} there are calls of it.`
      }
    >
      <DataTable
        caption="Solutions that use it"
        captionUnseen
        rows={shown.rows}
        rowKey={({ id }) => id}
        empty="Nobody: no solution was seen to use it, and none has it in its source."
        columns={[
          {
            key: 'name',
            head: 'Solution',
            kind: 'name',
            cell: (facts) => <SolutionName facts={facts} now={now} href={paths.use(facts.id, operation)} />,
          },
          {
            key: 'seen',
            head: 'Seen running',
            cell: (facts) =>
              running.has(facts) ? (
                <Mark glyph="check" tone="good" word="seen" />
              ) : (
                <span className="aside">{facts.evidence === 'scan' ? 'nothing ran' : 'not seen'}</span>
              ),
          },
          {
            key: 'found',
            head: 'In source',
            cell: (facts) =>
              sources.has(facts) ? (
                <Mark glyph="box" tone="quiet" word="found" />
              ) : (
                <span className="aside">{facts.evidence === 'run' ? 'not scanned' : 'not found'}</span>
              ),
          },
          { key: 'level', head: 'Level', cell: (facts) => <SolutionLevel facts={facts} /> },
          {
            key: 'category',
            head: 'Category',
            cell: ({ category }) => facetValueTitle('category', category),
          },
        ]}
      />
      <Pagination
        name="Solutions"
        page={shown.page}
        pages={shown.pages}
        href={(page) => addressOf(paths.operation(operation), { page })}
      />
    </PageSection>
  );
}
