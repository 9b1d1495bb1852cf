// SPDX-License-Identifier: Apache-2.0
import type { Operation, Role } from '../operations/operation.js';
import { compareReleases } from '../releases/releases.js';
import { canonicalPath, splitDocumentedAction } from './canonical-path.js';
import type { SecondPlace } from './curation.js';
import { guardsOf } from './guards-of.js';
import type { DocumentedRange, RawRelease, RawRoute, RawRule } from './raw-release.js';

/** One operation over all releases, before it has a name. */
export interface Row {
  readonly key: string;
  /** From the newest release that has it. */
  route: RawRoute;
  /** Releases whose code answers it. */
  readonly seen: string[];
  /** Releases whose code only says that it is gone. */
  readonly gone: string[];
  rule: RawRule | undefined;
  rules: string[];
  /** Releases whose policy names it. */
  readonly policed: string[];
  /** The least persona in each of them. */
  readonly roles: Record<string, Role>;
  documented: readonly [string, string] | undefined;
  /** Paths under which the code answers it a second time. */
  readonly alsoAt: string[];
}

/**
 * What makes two sources speak of the same operation. Neutron takes `_` and `-` for the same in collections, and its
 * policies and references use either.
 */
export function rowKey(
  service: string,
  method: string,
  path: string,
  action: string | null | undefined,
  query?: Operation['query'],
  header?: Operation['header'],
): string {
  const shape = /^\/v\d+(\.\d+)?\/?$/.test(path) ? path.replace(/\/$/, '') : canonicalPath(path, service);
  const folded = service === 'network' ? shape.replaceAll('_', '-') : shape;
  return `${service} ${method} ${folded}${action ? `#${action}` : ''}${selectors('?', query)}${selectors('^', header)}`;
}

function selectors(mark: string, wanted: Operation['query']): string {
  const given = Object.entries(wanted ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return given.length === 0 ? '' : `${mark}${given.map(([name, value]) => `${name}=${value}`).join('&')}`;
}

/** The key of a route, or of anything with its fields, such as an operation. */
export function keyOf(
  one: Pick<RawRoute, 'service' | 'method' | 'path' | 'action' | 'query' | 'header'>,
): string {
  return rowKey(one.service, one.method, one.path, one.action, one.query, one.header);
}

/**
 * Lays the releases (oldest first) over each other: one row for each distinct method, path shape and action.
 * @param fromReference prefixes of canonical paths for which the API reference alone suffices
 */
export function collectRows(
  raw: readonly RawRelease[],
  documented: readonly DocumentedRange[],
  fromReference: readonly string[],
  alsoAt: readonly SecondPlace[] = [],
): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const release of raw) addRoutes(rows, release);
  for (const range of documented) addReference(rows, range, fromReference);
  for (const release of raw) addRules(rows, release);
  for (const row of rows.values()) shareReference(rows, row);
  for (const place of alsoAt) fold(rows, place);
  return rows;
}

/** Rows of a part that the service registers twice become one: the row of the first, with the second's paths. */
function fold(rows: Map<string, Row>, { second, first, except = [] }: SecondPlace): void {
  for (const row of rows.values()) {
    const [, method, shape] = /^\S+ (\S+) (.*)$/.exec(row.key)!;
    if (!isBelow(shape!, second) || except.includes(`${method} ${shape}`)) continue;
    const own = rows.get(row.key.replace(second, first));
    if (!own) continue;
    own.alsoAt.push(row.route.path);
    rows.delete(row.key);
  }
}

function isBelow(shape: string, prefix: string): boolean {
  return shape.startsWith(prefix) && /^($|[/#?])/.test(shape.slice(prefix.length));
}

/** Keystone's HEAD came with its GET (Flask adds it), whether the reference says so or not. */
function shareReference(rows: ReadonlyMap<string, Row>, row: Row): void {
  if (row.documented !== undefined || row.route.method !== 'HEAD') return;
  row.documented = rows.get(row.key.replace(' HEAD ', ' GET '))?.documented;
}

function newRow(key: string, route: RawRoute): Row {
  return {
    key,
    route,
    seen: [],
    gone: [],
    rule: undefined,
    rules: [],
    policed: [],
    roles: {},
    documented: undefined,
    alsoAt: [],
  };
}

function addRoutes(rows: Map<string, Row>, release: RawRelease): void {
  for (const route of release.routes) {
    const key = keyOf(route);
    let row = rows.get(key);
    if (!row) rows.set(key, (row = newRow(key, route)));
    if (route.gone === undefined) {
      row.route = route;
      if (!row.seen.includes(release.release)) row.seen.push(release.release);
    } else {
      // The newest release says most exactly when it went.
      row.route = { ...row.route, gone: route.gone };
      if (!row.gone.includes(release.release)) row.gone.push(release.release);
    }
  }
}

function addReference(
  rows: Map<string, Row>,
  range: DocumentedRange,
  fromReference: readonly string[],
): void {
  const [service, method, path, action, first, last] = range;
  const key = rowKey(service, method, path, action);
  let row = rows.get(key);
  if (!row) {
    const shape = canonicalPath(path, service);
    if (!fromReference.some((prefix) => shape.startsWith(prefix))) return;
    rows.set(key, (row = newRow(key, { service, method, path, ...(action === null ? {} : { action }) })));
  }
  row.documented = row.documented ? widest(row.documented, [first, last]) : [first, last];
}

/** The reference writes some operations twice, with other parameter names. */
function widest(a: readonly [string, string], b: readonly [string, string]): readonly [string, string] {
  return [compareReleases(a[0], b[0]) <= 0 ? a[0] : b[0], compareReleases(a[1], b[1]) >= 0 ? a[1] : b[1]];
}

function addRules(rows: Map<string, Row>, release: RawRelease): void {
  const byKey = rulesByKey(release.rules);
  for (const row of rows.values()) {
    const guards = guardsOf(row, byKey);
    if (!guards) continue;
    row.rule = guards[0];
    row.rules = guards.map((rule) => rule.name);
    row.policed.push(release.release);
    if (guards[0]) row.roles[release.release] = guards[0].role;
  }
}

/**
 * Rules by the operation they guard, the one that decides first. Many operations are documented by several rules, most
 * of which guard an attribute (`create_network:shared`) or show part of the answer (`os-extended-server-attributes`);
 * the one that decides has a short name and documents few operations.
 */
function rulesByKey(rules: readonly RawRule[]): Map<string, RawRule[]> {
  const byKey = new Map<string, RawRule[]>();
  for (const rule of rules) {
    for (const [methods, documentedPath] of rule.operations) {
      const { path, action } = splitDocumentedAction(documentedPath);
      for (const method of methods.split(/[,|\s]+/)) {
        const key = rowKey(rule.service, method, path, action);
        const list = byKey.get(key) ?? [];
        if (!list.includes(rule)) byKey.set(key, [...list, rule]);
      }
    }
  }
  for (const list of byKey.values()) {
    list.sort((a, b) => breadth(a) - breadth(b));
  }
  return byKey;
}

/** A further operation weighs as much as ten letters; checked against every operation whose rules disagree. */
function breadth({ name, operations }: RawRule): number {
  return operations.length * 10 + name.length;
}
