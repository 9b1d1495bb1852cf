// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type OperationUse } from '@touchstone/model';
import { DataTable, Fold, OperationName, PageSection, paths } from '../../design/index.js';
import type { RunProps } from './run-props.js';

const ANSWERS = [
  { key: 'used', head: 'Accepted' },
  { key: 'refused', head: 'Refused' },
  { key: 'failed', head: 'Failed' },
] as const;

/** What was called, service by service, and what the cloud answered. */
export function OperationsSection({ kept }: RunProps) {
  const { run, solution } = kept;
  const address = paths.run(solution.id, run.run);
  return (
    <PageSection
      id="operations"
      title="Operations"
      lead="An operation is used when the cloud accepted the call; one that was refused is not."
    >
      {run.services.map(({ service, calls, operations }) => (
        <Fold
          key={service}
          summary={service}
          aside={`${formatCounted(operations, 'operation')}, ${formatCounted(calls, 'call')}`}
          open={run.services.length <= 3}
        >
          <DataTable
            caption={`Operations of ${service}`}
            captionUnseen
            rows={run.operations.filter(({ operation }) => operation.startsWith(`${service}:`))}
            rowKey={(one) => one.operation}
            empty="No call was of a known operation."
            columns={[
              {
                key: 'operation',
                head: 'Operation',
                kind: 'name',
                cell: (one) => <OperationName operation={one.operation} within />,
              },
              ...ANSWERS.map(({ key, head }) => ({
                key,
                head,
                kind: 'number' as const,
                cell: (one: OperationUse) =>
                  one[key] === 0 ? (
                    '0'
                  ) : (
                    <a href={`${address}?operation=${encodeURIComponent(one.operation)}#calls`}>
                      {formatCount(one[key])}
                    </a>
                  ),
              })),
              { key: 'steps', head: 'In steps', kind: 'wide', cell: (one) => one.steps.join(', ') },
              ...(run.operations.some(({ asked }) => asked.length > 0)
                ? [{ key: 'asked', head: 'Microversions', cell: (one: OperationUse) => one.asked.join(', ') }]
                : []),
            ]}
          />
        </Fold>
      ))}
    </PageSection>
  );
}
