// SPDX-License-Identifier: Apache-2.0
import { explainOperation, findService, relatives, type Operation } from '@touchstone/openstack';

/** As many relatives are named; the rest is counted. */
const RELATIVES = 12;

/** All that the index knows of one operation, for a person. */
export function operationPage(operation: Operation): string {
  const rows: (readonly [string, string | undefined])[] = [
    ['call', `${operation.method} ${operation.path}`],
    ['also at', operation.alsoAt?.join(', ')],
    ['body', operation.action === undefined ? undefined : `top-level key "${operation.action}"`],
    ['query', selectors(operation.query)],
    ['headers', selectors(operation.header)],
    ['microversions', span(operation.microversion)],
    ['releases', `${operation.releases.first} to ${operation.releases.last ?? 'now'}`],
    ['deprecated', deprecated(operation)],
    ['least persona', roles(operation)],
    ['scope', operation.scope.join(', ')],
    ['policy rules', operation.policy?.join(', ')],
    ['answered by', operation.handler],
    ['known from', operation.provenance.join(', ')],
    ['reference', reference(operation)],
  ];
  const told = rows.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name.padEnd(14)} ${value}`],
  );
  return `${[explainOperation(operation), '', ...told, ...fields(operation), ...related(operation)].join('\n')}\n`;
}

function selectors(wanted: Operation['query']): string | undefined {
  return (
    wanted &&
    Object.entries(wanted)
      .map(([name, value]) => (value === true ? name : `${name}=${value}`))
      .join(', ')
  );
}

function span(range: { readonly min?: string; readonly max?: string } | undefined): string | undefined {
  if (!range) return undefined;
  if (range.min === undefined) return `up to ${range.max ?? 'the newest'}`;
  return range.max === undefined ? `${range.min} and later` : `${range.min} to ${range.max}`;
}

function deprecated({ deprecated: told }: Operation): string | undefined {
  if (!told) return undefined;
  const { since, reason, replacedBy } = told;
  const parts = [since && `since ${since}`, reason, replacedBy && `use ${replacedBy}`];
  return parts.filter((part) => part).join('; ');
}

function roles({ role, roles: byRelease }: Operation): string {
  if (!byRelease) return role;
  return Object.entries(byRelease)
    .map(([release, one]) => `${one} from ${release} on`)
    .join(', ');
}

function fields(operation: Operation): string[] {
  const list = Object.entries(operation.fields ?? {});
  if (list.length === 0) return [];
  const width = Math.max(...list.map(([name]) => name.length));
  return [
    '',
    'Fields of the request that not every microversion takes',
    ...list.map(([name, range]) => `  ${name.padEnd(width)}  ${span(range)}`),
  ];
}

/** The newest reference; the anchors in it have no stable names. */
function reference({ service, provenance }: Operation): string | undefined {
  if (!provenance.some((one) => one.startsWith('api-ref:'))) return undefined;
  return `https://docs.openstack.org/api-ref/${findService(service)?.type ?? service}/`;
}

function related(operation: Operation): string[] {
  const list = relatives(operation);
  if (list.length === 0) return [];
  const more = list.length > RELATIVES ? [`  and ${list.length - RELATIVES} more`] : [];
  return ['', 'Relatives', ...list.slice(0, RELATIVES).map((one) => `  ${one.id}`), ...more];
}
