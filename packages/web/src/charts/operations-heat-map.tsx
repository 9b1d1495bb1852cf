// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted } from '@touchstone/model';
import { DataTable, type Column } from '../design/data-table.js';
import { EmptyState } from '../design/empty-state.js';
import { OperationName } from '../design/operation-name.js';
import { paths } from '../design/paths.js';
import { Chart } from './chart.js';
import { Legend } from './legend.js';
import { type HeatOperation, OperationCell, PITCH, heatOf } from './operation-cell.js';

export type { HeatOperation } from './operation-cell.js';

export interface HeatService {
  readonly service: string;
  readonly operations: readonly HeatOperation[];
  /** Operations that the service has in all, to say how much of it is reached. */
  readonly offered?: number | undefined;
}

export interface OperationsHeatMapProps {
  /** Whose operations they are: each leads to the calls and places under its numbers. */
  readonly solution: string;
  readonly services: readonly HeatService[];
  /** Whether anything ran: without, nothing is said of calls. */
  readonly ran: boolean;
  readonly scanned: boolean;
}

const COLUMNS = 18;
/** Up to so many operations have their names beside them. */
const NAMED = 60;

/** Services × operations: one square an operation, the busiest first. Its table has the names and numbers. */
export function OperationsHeatMap({ solution, services, ran, scanned }: OperationsHeatMapProps) {
  const all = services.flatMap((one) => one.operations);
  if (all.length === 0) return <EmptyState>No operation was seen running or found in source.</EmptyState>;
  const named = all.length <= NAMED;
  const most = Math.max(...all.map((one) => one.used));
  return (
    <Chart
      kind="operations"
      caption={
        ran
          ? 'One square is one operation. It grows and deepens with the calls that the cloud accepted, on a logarithmic scale.'
          : 'One square is one operation that the source can call. Nothing ran, so that no call was seen.'
      }
      table={<OperationsTable solution={solution} services={services} ran={ran} scanned={scanned} />}
      tableAside={formatCounted(all.length, 'operation')}
    >
      <HeatLegend most={most} ran={ran} scanned={scanned} trouble={all.some(isTroubled)} />
      <div className={named ? 'heat named' : 'heat'}>
        {services.map((one) => (
          <ServiceBlock key={one.service} {...one} solution={solution} most={most} named={named} />
        ))}
      </div>
    </Chart>
  );
}

interface ServiceBlockProps extends HeatService {
  readonly solution: string;
  readonly most: number;
  readonly named: boolean;
}

function ServiceBlock({ solution, service, operations, offered, most, named }: ServiceBlockProps) {
  const sorted = [...operations].sort((a, b) => b.used - a.used || b.found - a.found);
  const words = serviceWords(operations, offered);
  return (
    <div>
      <h3>
        <a href={paths.service(service)}>{service}</a>
        <span className="aside">{words}</span>
      </h3>
      {named ? (
        <NamedOperations solution={solution} operations={sorted} most={most} />
      ) : (
        <OperationSquares operations={sorted} most={most} words={`${service}: ${words}`} />
      )}
    </div>
  );
}

interface OperationsProps {
  readonly operations: readonly HeatOperation[];
  readonly most: number;
}

function NamedOperations({ solution, operations, most }: OperationsProps & { readonly solution: string }) {
  return (
    <ul>
      {operations.map((one) => (
        <li key={one.operation}>
          <svg width={PITCH} height={PITCH} aria-hidden="true">
            <OperationCell {...cellOf(one, most)} x={0} y={0} />
          </svg>
          <OperationName operation={one.operation} by={solution} within />
          <span className="calls">{shortWords(one)}</span>
        </li>
      ))}
    </ul>
  );
}

function OperationSquares({ operations, most, words }: OperationsProps & { readonly words: string }) {
  const rows = Math.ceil(operations.length / COLUMNS);
  const width = Math.min(COLUMNS, operations.length) * PITCH;
  return (
    <svg
      width={width}
      height={rows * PITCH}
      viewBox={`0 0 ${width} ${rows * PITCH}`}
      role="img"
      aria-label={words}
    >
      {operations.map((one, index) => (
        <OperationCell
          key={one.operation}
          {...cellOf(one, most)}
          x={(index % COLUMNS) * PITCH}
          y={Math.floor(index / COLUMNS) * PITCH}
          title={`${nameWithin(one.operation)}: ${operationWords(one)}`}
        />
      ))}
    </svg>
  );
}

function cellOf(one: HeatOperation, most: number) {
  return { heat: heatOf(one.used, most), found: one.found > 0, trouble: isTroubled(one) };
}

function shortWords({ used, refused, failed, found }: HeatOperation): string {
  const parts = [
    used > 0 ? formatCount(used) : '',
    refused > 0 ? `${formatCount(refused)} refused` : '',
    failed > 0 ? `${formatCount(failed)} failed` : '',
  ].filter((part) => part !== '');
  return parts.join(', ') || (found > 0 ? 'not seen' : '');
}

function serviceWords(operations: readonly HeatOperation[], offered: number | undefined): string {
  const seen = operations.filter((one) => one.used > 0).length;
  const found = operations.filter((one) => one.found > 0).length;
  const parts = [
    seen > 0 ? `${formatCount(seen)} seen` : '',
    found > 0 ? `${formatCount(found)} found` : '',
    offered === undefined ? '' : `of ${formatCount(offered)}`,
  ];
  return parts.filter((part) => part !== '').join(', ') || formatCounted(operations.length, 'operation');
}

function operationWords({ used, refused, failed, found }: HeatOperation): string {
  const parts = [
    used > 0 ? `${formatCounted(used, 'call')} accepted` : 'not seen',
    refused > 0 ? `${formatCount(refused)} refused` : '',
    failed > 0 ? `${formatCount(failed)} failed` : '',
    found > 0 ? `${formatCounted(found, 'place')} in source` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function serviceOf(operation: string): string {
  return operation.slice(0, operation.indexOf(':'));
}

function nameWithin(operation: string): string {
  return operation.slice(operation.indexOf(':') + 1);
}

function isTroubled({ refused, failed }: HeatOperation): boolean {
  return refused + failed > 0;
}

interface HeatLegendProps {
  readonly most: number;
  readonly ran: boolean;
  readonly scanned: boolean;
  readonly trouble: boolean;
}

function HeatLegend({ most, ran, scanned, trouble }: HeatLegendProps) {
  const sign = (heat: number, found: boolean, troubled: boolean) => (
    <svg className="heat-key" width={PITCH} height={PITCH} aria-hidden="true">
      <OperationCell heat={heat} found={found} trouble={troubled} x={0} y={0} />
    </svg>
  );
  const steps = (
    <svg className="heat-key" width={PITCH * 5} height={PITCH} aria-hidden="true">
      {[1, 2, 3, 4, 5].map((heat) => (
        <OperationCell key={heat} heat={heat} found={false} trouble={false} x={(heat - 1) * PITCH} y={0} />
      ))}
    </svg>
  );
  return (
    <div className="heat-key">
      <Legend
        entries={[
          ...(ran
            ? [{ name: 'seen running', sign: steps, means: `1 to ${formatCounted(most, 'call')}` }]
            : []),
          ...(scanned
            ? [{ name: ran ? 'found in source only' : 'found in source', sign: sign(0, true, false) }]
            : []),
          ...(trouble
            ? [{ name: 'refused or failed', sign: sign(3, false, true), means: 'calls among them' }]
            : []),
        ]}
      />
    </div>
  );
}

function OperationsTable({ solution, services, ran, scanned }: OperationsHeatMapProps) {
  const number = (
    key: 'used' | 'refused' | 'failed' | 'seen' | 'found',
    head: string,
  ): Column<HeatOperation> => ({
    key,
    head,
    kind: 'number',
    cell: (one) => formatCount(one[key] ?? 0),
  });
  const columns: readonly Column<HeatOperation>[] = [
    {
      key: 'operation',
      head: 'Operation',
      kind: 'name',
      cell: (one) => <OperationName operation={one.operation} by={solution} within />,
    },
    ...(ran ? [number('used', 'Accepted'), number('refused', 'Refused'), number('failed', 'Failed')] : []),
    ...(ran && scanned ? [number('seen', 'In steps')] : []),
    ...(scanned ? [number('found', 'Places in source')] : []),
  ];
  return (
    <DataTable
      caption="Calls and places by operation"
      columns={columns}
      rows={services.flatMap((one) => one.operations)}
      rowKey={(one) => one.operation}
      group={(one) => serviceOf(one.operation)}
      empty="No operation."
    />
  );
}
