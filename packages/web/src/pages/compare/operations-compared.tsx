// SPDX-License-Identifier: Apache-2.0
import { formatCount, formatCounted, type ListedOperation } from '@touchstone/model';
import { DifferenceChart } from '../../charts/index.js';
import { Fold, Mark, OperationName, PageSection, paths } from '../../design/index.js';
import { type Compared, comparedRow, type ComparedRow } from './compared-row.js';
import { ComparedTable, FactsTable } from './compared-table.js';
import type { ComparedOperations } from './compared-operations.js';

/** Operations on which they differ that one page lists. */
const LISTED = 40;

/** What each does with each service: by what ran where all ran, else by what the source of each can call. */
export function OperationsCompared(props: {
  readonly compared: readonly Compared[];
  readonly operations: ComparedOperations;
}) {
  const { compared, operations } = props;
  const { services, basis, different } = operations;
  const [left, right] = compared;
  const two = compared.length === 2 && left !== undefined && right !== undefined;
  return (
    <PageSection
      id="operations"
      title="Services and operations"
      lead={
        basis === 'seen'
          ? 'Counted is what the cloud accepted while each ran. What a recipe does not reach is not counted.'
          : basis === 'found'
            ? 'Not all of them ran, so that counted is what the source of each can call. It tells what they can do, and not that it works.'
            : 'Of one only a run is known, of another only its source: these are not the same facts, and a difference may be one of evidence.'
      }
    >
      {two ? (
        <DifferenceChart
          caption={`Operations by service: what only ${left.listing.name} ${VERB[basis]}, what both do, what only ${right.listing.name} does.`}
          rowHead="Service"
          left={left.listing.name}
          right={right.listing.name}
          rows={services.map(({ service, own }) => {
            const [a = new Set<string>(), b = new Set<string>()] = own;
            const common = [...a].filter((one) => b.has(one)).length;
            return {
              key: service,
              label: <a href={paths.service(service)}>{service}</a>,
              left: a.size - common,
              common,
              right: b.size - common,
            };
          })}
        />
      ) : (
        <ComparedTable
          caption="Operations by service"
          rowHead="Service"
          rowsName={['service', 'services']}
          compared={compared}
          rows={services.map(({ service, own }) => serviceRow(service, own, compared))}
        />
      )}
      {different.length === 0 ? null : (
        <Fold summary="Operations on which they differ" aside={formatCount(different.length)}>
          <FactsTable
            caption="Operations on which they differ"
            rowHead="Operation"
            compared={compared}
            rows={different.slice(0, LISTED).map((operation) => operationRow(operation, compared))}
          />
          {different.length <= LISTED ? null : (
            <p className="aside">
              {formatCount(different.length - LISTED)} more are on the pages of the solutions.
            </p>
          )}
        </Fold>
      )}
    </PageSection>
  );
}

const VERB = { seen: 'used', found: 'can call', mixed: 'showed' } as const;

function serviceRow(
  service: string,
  own: readonly ReadonlySet<string>[],
  compared: readonly Compared[],
): ComparedRow {
  return {
    key: service,
    label: <a href={paths.service(service)}>{service}</a>,
    cells: own.map((set, index) => ({
      value: [...set].toSorted().join(' '),
      shown:
        set.size === 0 ? (
          <span className="aside">none</span>
        ) : (
          <>
            <a href={`${paths.solution(compared[index]?.listing.id ?? '')}#operations`}>
              {formatCounted(set.size, 'operation')}
            </a>
            <small>{onlyHere(set, own, index)}</small>
          </>
        ),
    })),
  };
}

function onlyHere(set: ReadonlySet<string>, own: readonly ReadonlySet<string>[], index: number): string {
  const only = [...set].filter((one) => own.every((other, at) => at === index || !other.has(one))).length;
  return only === 0 ? 'all of them others have, too' : `${formatCount(only)} that no other has`;
}

function operationRow(operation: string, compared: readonly Compared[]): ComparedRow {
  return comparedRow(operation, <OperationName operation={operation} />, compared, ({ listing }) => {
    const service = operation.slice(0, operation.indexOf(':'));
    const own = listing.services
      .find((one) => one.service === service)
      ?.operations.find((one) => one.operation === operation);
    return { value: '', shown: <Use of={own} /> };
  });
}

function Use({ of }: { readonly of: ListedOperation | undefined }) {
  if (of === undefined) return <span className="aside">–</span>;
  const places = of.found > 0 ? formatCounted(of.found, 'place') : '';
  if (of.used > 0) {
    return (
      <>
        <Mark glyph="check" tone="good" word={formatCounted(of.used, 'call')} />
        {places === '' ? null : <small>{places} in source</small>}
      </>
    );
  }
  if (of.found > 0) return <Mark glyph="box" tone="quiet" word={`${places} in source`} />;
  return <Mark glyph="cross" tone="bad" word="refused or failed" />;
}
