// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { UsageMatrix } from '../../charts/index.js';
import { type Column, DataTable, PageSection, paths } from '../../design/index.js';
import { seenAndFound } from '../seen-and-found.js';
import { SolutionName } from '../solution-name.js';
import type { EcosystemUsage, SolutionServices } from './ecosystem-usage.js';

export interface SolutionsSectionProps {
  readonly usage: EcosystemUsage;
  readonly solutions: number;
  /** Epoch ms. */
  readonly now: number;
}

/** Solutions × services, by how many operations of each. */
export function SolutionsSection({ usage, solutions, now }: SolutionsSectionProps) {
  const { touched, solutions: drawn } = usage;
  return (
    <PageSection
      id="solutions"
      title="Who uses what"
      lead={
        <>
          Each service’s page shows the same by operation.{' '}
          {usage.using <= drawn.length ? null : (
            <>
              These are the {formatCount(drawn.length)} that use most, of {formatCount(usage.using)}:{' '}
              <a href={paths.solutions}>all solutions</a>.{' '}
            </>
          )}
          {usage.using === solutions ? null : othersOf(solutions - usage.using)}
        </>
      }
    >
      <UsageMatrix
        of="service"
        caption="A square is what one solution uses of one service: the larger and deeper, the more of its operations."
        columns={touched.map(({ service }) => ({ key: service.type, name: service.type }))}
        rows={drawn.map(({ facts, seen, found }) => ({
          key: facts.id,
          label: <SolutionName facts={facts} now={now} at="operations" />,
          seen,
          found,
          note: seenAndFound(facts.used.length, facts.found.length),
        }))}
        table={<ServicesTable usage={usage} now={now} />}
      />
    </PageSection>
  );
}

function othersOf(count: number): string {
  return `${formatCounted(count, 'more solution')} ${count === 1 ? 'was' : 'were'} neither seen nor found to use any.`;
}

function ServicesTable({
  usage: { touched, solutions },
  now,
}: {
  readonly usage: EcosystemUsage;
  readonly now: number;
}) {
  const columns: readonly Column<SolutionServices>[] = [
    {
      key: 'name',
      head: 'Solution',
      kind: 'name',
      cell: ({ facts }) => <SolutionName facts={facts} now={now} at="operations" />,
    },
    ...touched.map(({ service }, place): Column<SolutionServices> => ({
      key: service.type,
      head: <a href={paths.service(service.type)}>{service.type}</a>,
      kind: 'number',
      cell: ({ seen, found }) => pairOf(seen[place] ?? 0, found[place] ?? 0),
    })),
  ];
  return (
    <DataTable
      caption="Operations of each service: seen running, and in brackets those found in source"
      rows={solutions}
      rowKey={({ facts }) => facts.id}
      empty="No solution."
      columns={columns}
    />
  );
}

function pairOf(seen: number, found: number): string {
  if (seen + found === 0) return '–';
  const source = found === 0 ? '' : ` (${formatCount(found)})`;
  return seen === 0 ? source.trim() : `${formatCount(seen)}${source}`;
}
