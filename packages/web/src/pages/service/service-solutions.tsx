// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { UsageMatrix } from '../../charts/index.js';
import { DataTable, PageSection } from '../../design/index.js';
import { searchFor, searchPath } from '../search-links.js';
import { seenAndFound } from '../seen-and-found.js';
import { SolutionLevel, SolutionName } from '../solution-name.js';
import type { OperationUse, ServiceUsage, SolutionUse } from './service-usage.js';

/** Up to so many operations have their names over their columns. */
const NAMED = 36;

export interface ServiceSolutionsProps {
  readonly usage: ServiceUsage;
  /** Epoch ms. */
  readonly now: number;
}

/** Solutions × the service's operations. */
export function ServiceSolutions({ usage, now }: ServiceSolutionsProps) {
  const { service, operations, using, most } = usage;
  const touched = operations.filter(({ seen, found }) => seen + found > 0);
  return (
    <PageSection
      id="solutions"
      title="Solutions"
      lead={
        using <= most.length ? undefined : (
          <>
            Those that use most of it, of {formatCounted(using, 'solution')}:{' '}
            <a href={searchPath(searchFor({ service: [service.type] }))}>all of them</a>.
          </>
        )
      }
    >
      <UsageMatrix
        of="service"
        caption={`One column is one of the ${formatCounted(touched.length, 'operation')} that any solution uses, those with most users first; one row is one solution.`}
        columns={touched.map(({ id }) =>
          touched.length > NAMED ? { key: id } : { key: id, name: id.slice(id.indexOf(':') + 1) },
        )}
        rows={most.map(({ facts, seen, found }) => ({
          key: facts.id,
          label: <SolutionName facts={facts} now={now} at="operations" />,
          seen: flagsOf(touched, facts.used),
          found: flagsOf(touched, facts.found),
          note: seenAndFound(seen, found),
        }))}
        table={<SolutionsTable solutions={most} now={now} />}
      />
    </PageSection>
  );
}

/** 1 for each operation that is among these. */
function flagsOf(touched: readonly OperationUse[], among: readonly string[]): readonly number[] {
  const ids = new Set(among);
  return touched.map(({ id }) => Number(ids.has(id)));
}

interface SolutionsTableProps {
  readonly solutions: readonly SolutionUse[];
  readonly now: number;
}

function SolutionsTable({ solutions, now }: SolutionsTableProps) {
  return (
    <DataTable
      caption="Operations used by solution"
      captionUnseen
      rows={solutions}
      rowKey={({ facts }) => facts.id}
      empty="No solution."
      columns={[
        {
          key: 'name',
          head: 'Solution',
          kind: 'name',
          cell: ({ facts }) => <SolutionName facts={facts} now={now} at="operations" />,
        },
        { key: 'level', head: 'Level', cell: ({ facts }) => <SolutionLevel facts={facts} /> },
        {
          key: 'seen',
          head: 'Seen running',
          kind: 'number',
          cell: ({ facts, seen }) => (facts.evidence === 'scan' ? 'nothing ran' : formatCount(seen)),
        },
        {
          key: 'found',
          head: 'Found in source',
          kind: 'number',
          cell: ({ facts, found }) => (facts.evidence === 'run' ? 'not scanned' : formatCount(found)),
        },
      ]}
    />
  );
}
