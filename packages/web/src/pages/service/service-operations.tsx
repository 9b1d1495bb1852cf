// SPDX-License-Identifier: Apache-2.0
import { formatCount } from '@touchstone/model';
import { DataTable, EmptyState, Fold, OperationName, PageSection, paths } from '../../design/index.js';
import { countOrDash } from '../count-or-dash.js';
import type { OperationUse, ServiceUsage } from './service-usage.js';

/** So many operations are seen at once. */
const OPEN = 25;

/** The service's operations: those that anyone uses, and those that nobody does. */
export function ServiceOperations({ usage }: { readonly usage: ServiceUsage }) {
  const touched = usage.operations.filter(isTouched);
  const nobody = usage.operations.filter((one) => !isTouched(one));
  return (
    <>
      <PageSection id="operations" title="Operations">
        <OperationsTable
          caption="Operations by the number of solutions that use them"
          operations={touched.slice(0, OPEN)}
        />
        {touched.length <= OPEN ? null : (
          <Fold summary="Those with fewer solutions" aside={formatCount(touched.length - OPEN)}>
            <OperationsTable
              caption="Operations with fewer solutions that use them"
              operations={touched.slice(OPEN)}
            />
          </Fold>
        )}
      </PageSection>
      <PageSection
        id="nobody"
        title="Used by nobody"
        lead="Offered, and neither seen running nor found in the source of any solution that is listed."
      >
        {nobody.length === 0 ? (
          <EmptyState good>Each of its operations is used by some solution.</EmptyState>
        ) : (
          <Fold summary="Operations that nobody uses" aside={formatCount(nobody.length)}>
            <ul className="names">
              {nobody.map(({ id }) => (
                <li key={id}>
                  <a href={paths.operation(id)}>{id.slice(id.indexOf(':') + 1)}</a>
                </li>
              ))}
            </ul>
          </Fold>
        )}
      </PageSection>
    </>
  );
}

function OperationsTable({
  caption,
  operations,
}: {
  readonly caption: string;
  readonly operations: readonly OperationUse[];
}) {
  return (
    <DataTable
      caption={caption}
      rows={operations}
      rowKey={({ id }) => id}
      empty="No solution was seen or found to use any of it."
      columns={[
        {
          key: 'operation',
          head: 'Operation',
          kind: 'name',
          cell: ({ id }) => <OperationName operation={id} within />,
        },
        { key: 'seen', head: 'Seen running', kind: 'number', cell: ({ seen }) => countOrDash(seen) },
        { key: 'found', head: 'Found in source', kind: 'number', cell: ({ found }) => countOrDash(found) },
      ]}
    />
  );
}

function isTouched({ seen, found }: OperationUse): boolean {
  return seen + found > 0;
}
