// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Operation, Role } from '../operations/operation.js';
import { compareMicroversions } from '../releases/microversion.js';
import { microversionRange } from '../releases/microversion-range.js';
import { releases } from '../releases/releases.js';
import { canonicalPath } from './canonical-path.js';
import { findExcluded, type AddedOperation, type Amendment, type Curation } from './curation.js';
import { deriveTracking } from './derive-tracking.js';
import { nameParams } from './name-params.js';
import { kindOf, nameOperation, type Places } from './naming.js';
import type { DocumentedRange, RawRelease } from './raw-release.js';
import { releaseSpan, serviceEnd } from './release-span.js';
import { collectRows, keyOf, type Row } from './rows.js';

/**
 * Merges the raw facts of all releases with the API references and what people curated, for one service.
 * @param raw oldest first @returns operations ordered by id
 * @throws TouchstoneError OPENSTACK_AMBIGUOUS when two of them would have the same id
 */
export function mergeService(
  service: string,
  raw: readonly RawRelease[],
  documented: readonly DocumentedRange[],
  curation: Curation,
): Operation[] {
  const mine = raw
    .map((one) => ({
      ...one,
      routes: one.routes.filter((route) => route.service === service),
      rules: one.rules.filter((rule) => rule.service === service),
    }))
    .filter((one) => one.routes.length > 0);
  const installed = mine.map((one) => one.release);
  const ranges = documented.filter((range) => range[0] === service);
  const end = serviceEnd(installed, ranges);
  const all = collectRows(mine, ranges, curation.fromReference ?? [], curation.alsoAt);
  const rows = [...all.values()];
  const addedKeys = new Set((curation.added ?? []).flatMap((one) => keysOf(service, one)));
  const kept = rows.filter((row) => !addedKeys.has(row.key) && isOperation(row, curation));
  const places = placesOf(kept);
  const merged = kept.map((row) => toOperation(service, row, places, installed, curation, end));
  const added = (curation.added ?? []).map((one) =>
    fromAdded(service, one, curation, all.get(keyOf({ ...one, service }))),
  );
  return withTracking(
    [...merged, ...added].map((operation) => amend(operation, curation.amended?.[operation.id])),
    curation,
  ).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function isOperation(row: Row, curation: Curation): boolean {
  if (findExcluded(curation, row.key.slice(row.key.indexOf(' ') + 1))) return false;
  if (row.route.method === 'OPTIONS') return false;
  // Gone in the oldest installed release already, and no reference says since when it was there.
  return row.seen.length > 0 || row.documented !== undefined;
}

/** What people added is not merged a second time. */
function keysOf(service: string, added: AddedOperation): string[] {
  return [added.path, ...(added.alsoAt ?? [])].map((path) => keyOf({ ...added, service, path }));
}

function placesOf(rows: readonly Row[]): Places {
  const places = new Map<string, Set<string>>();
  for (const { route } of rows) {
    const path = canonicalPath(route.path, route.service);
    const methods = places.get(path) ?? new Set<string>();
    places.set(path, methods.add(route.method));
  }
  return places;
}

function toOperation(
  service: string,
  row: Row,
  places: Places,
  installed: readonly string[],
  curation: Curation,
  end: string | undefined,
): Operation {
  const { route, rule } = row;
  const name = nameOperation(route, places, curation.naming ?? {});
  const microversion = microversionOf(service, row);
  const span = sinceMicroversion(
    service,
    row,
    releaseSpan(row, installedFor(row, installed, curation), end),
    installed,
  );
  const deprecated = deprecation(service, row, microversion?.max);
  const isRead = route.method === 'GET' || route.method === 'HEAD';
  // Version documents are read before anyone signs in.
  const isOpen = name.resource === 'version';
  const defaults = curation.defaults ?? { read: 'reader', write: 'member', scope: ['project'] };
  return {
    id: `${service}:${name.resource}.${name.verb}`,
    service,
    resource: name.resource,
    verb: name.verb,
    method: route.method,
    path: nameParams(route.path),
    ...(row.alsoAt.length === 0 ? {} : { alsoAt: row.alsoAt.map(nameParams) }),
    ...(route.action === undefined ? {} : { action: route.action }),
    ...(route.query === undefined ? {} : { query: route.query }),
    ...(route.header === undefined ? {} : { header: route.header }),
    ...(microversion === undefined ? {} : { microversion }),
    releases: span,
    ...(deprecated === undefined ? {} : { deprecated }),
    scope: isOpen ? ['none'] : rule?.scope.length ? rule.scope : defaults.scope,
    role: isOpen ? 'none' : (rule?.role ?? (isRead ? defaults.read : defaults.write)),
    ...rolesOf(row),
    ...(route.fields === undefined ? {} : { fields: route.fields }),
    ...(route.handler === undefined ? {} : { handler: route.handler }),
    ...(row.rules.length > 0 ? { policy: row.rules } : {}),
    kind: kindOf(name, route.method),
    provenance: provenance(row),
  };
}

/** A plug-in that a distribution does not carry says nothing about its release: there the reference decides. */
function installedFor(row: Row, installed: readonly string[], curation: Curation): readonly string[] {
  const shape = canonicalPath(row.route.path, row.route.service);
  const isPlugin = curation.fromReference?.some((prefix) => shape.startsWith(prefix)) ?? false;
  return isPlugin && row.seen.length > 0 ? row.seen : installed;
}

/** Only where releases differ, each change once. */
function rolesOf({ roles }: Row): { roles?: Record<string, Role> } {
  const changes = Object.entries(roles).filter(([, role], at, all) => all[at - 1]?.[1] !== role);
  return changes.length > 1 ? { roles: Object.fromEntries(changes) } : {};
}

function microversionOf(service: string, { route }: Row): Operation['microversion'] | undefined {
  if (route.min === undefined && route.max === undefined) return undefined;
  const newest = releases()[releases().length - 1]!.name;
  const min = route.min ?? microversionRange(service, newest)?.min ?? '1.0';
  return { min, ...(route.max === undefined ? {} : { max: route.max }) };
}

/** What no reference documents is at least as old as its microversion, where the oldest release read has it already. */
function sinceMicroversion(
  service: string,
  row: Row,
  span: Operation['releases'],
  installed: readonly string[],
): Operation['releases'] {
  const { min } = row.route;
  if (row.documented !== undefined || min === undefined || span.first !== installed[0]) return span;
  const since = releases().find(({ name }) => {
    const range = microversionRange(service, name);
    return range !== undefined && compareMicroversions(range.max, min) >= 0;
  });
  return since ? { ...span, first: since.name } : span;
}

type Deprecation = NonNullable<Operation['deprecated']>;

/** Capped by a microversion: the API took it away for whoever asks for a later one. */
function deprecation(service: string, row: Row, max: string | undefined): Deprecation | undefined {
  if (max !== undefined) {
    const since = releases().find(({ name }) => {
      const range = microversionRange(service, name);
      return range !== undefined && compareMicroversions(range.max, max) > 0;
    });
    return {
      ...(since ? { since: since.name } : {}),
      reason: `the API offers it only up to microversion ${max}`,
    };
  }
  return row.rule?.deprecated;
}

function provenance(row: Row): string[] {
  return [
    ...row.seen.map((release) => `routes:${release}`),
    ...row.gone.map((release) => `gone:${release}`),
    ...row.policed.map((release) => `policy:${release}`),
    ...(row.documented ? [`api-ref:${row.documented[0]}-${row.documented[1]}`] : []),
  ];
}

/** @param row what the releases say of the same method, path, action and query */
function fromAdded(
  service: string,
  added: AddedOperation,
  curation: Curation,
  row: Row | undefined,
): Operation {
  const local = added.id.slice(added.id.indexOf(':') + 1);
  const action = local.indexOf('.action.');
  const dot = action >= 0 ? action : local.lastIndexOf('.');
  const name = { resource: local.slice(0, dot), verb: local.slice(dot + 1) };
  const defaults = curation.defaults ?? { read: 'reader', write: 'member', scope: ['project'] as const };
  const isRead = added.method === 'GET' || added.method === 'HEAD';
  const isVersion = name.resource === 'version';
  return {
    ...added,
    service,
    ...name,
    scope: added.scope ?? (isVersion ? ['none'] : defaults.scope),
    role: added.role ?? (isVersion ? 'none' : isRead ? defaults.read : defaults.write),
    kind: added.kind ?? kindOf(name, added.method),
    provenance: [...new Set([...(row ? provenance(row) : []), ...(added.provenance ?? ['curated'])])],
  };
}

function amend(operation: Operation, amendment: Amendment | undefined): Operation {
  if (!amendment) return operation;
  const { why: _why, releases: span, ...rest } = amendment;
  // What people decided holds for every release.
  const { roles, ...plain } = operation;
  return {
    ...plain,
    ...(roles && rest.role === undefined ? { roles } : {}),
    ...rest,
    ...(span ? { releases: { ...operation.releases, ...span } } : {}),
    provenance: [...operation.provenance, 'curated'],
  };
}

function withTracking(list: readonly Operation[], curation: Curation): Operation[] {
  refuseDoubles(list);
  refuseStrays(list, curation);
  const all = new Map(list.map((operation) => [operation.id, operation]));
  return list.map((operation) => {
    const tracks = deriveTracking(operation, curation.tracking ?? [], all);
    return tracks ? { ...operation, tracks } : operation;
  });
}

function refuseDoubles(list: readonly Operation[]): void {
  const byId = new Map<string, Operation[]>();
  for (const operation of list) byId.set(operation.id, [...(byId.get(operation.id) ?? []), operation]);
  const doubles = [...byId].filter(([, same]) => same.length > 1);
  if (doubles.length === 0) return;
  const lines = doubles.map(([id, same]) => `${id}: ${same.map(callOf).join(' and ')}`);
  throw new TouchstoneError(
    'OPENSTACK_AMBIGUOUS',
    `ids would name several operations:\n${lines.join('\n')}`,
    {
      hint: `give them other names in data/curation/${list[0]!.service}.json, naming.operations`,
      details: { ids: doubles.map(([id]) => id) },
    },
  );
}

/** What people corrected must still be there: a renamed operation would silently lose its correction. */
function refuseStrays(list: readonly Operation[], { amended = {}, tracking = [] }: Curation): void {
  const ids = new Set(list.map(({ id }) => id));
  const named = [...Object.keys(amended), ...tracking.map(({ operation }) => operation)];
  const strays = named.filter((id) => !ids.has(id));
  if (strays.length === 0) return;
  throw new TouchstoneError(
    'OPENSTACK_BROKEN_DATA',
    `what is curated names no operation: ${strays.join(', ')}`,
    {
      hint: `mend amended and tracking in data/curation/${list[0]!.service}.json`,
      details: { strays },
    },
  );
}

function callOf({ method, path, action }: Operation): string {
  return `${method} ${path}${action ? ` (${action})` : ''}`;
}
