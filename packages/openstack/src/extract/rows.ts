// SPDX-License-Identifier: Apache-2.0
import { compareReleases } from '../releases/releases.js';
import { canonicalPath, splitDocumentedAction } from './canonical-path.js';
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
  documented: readonly [string, string] | undefined;
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
): string {
  const shape = canonicalPath(path, service);
  const folded = service === 'network' ? shape.replaceAll('_', '-') : shape;
  return `${service} ${method} ${folded}${action ? `#${action}` : ''}`;
}

/**
 * Lays the releases (oldest first) over each other: one row for each distinct method, path shape and action.
 * @param fromReference prefixes of canonical paths for which the API reference alone suffices
 */
export function collectRows(
  raw: readonly RawRelease[],
  documented: readonly DocumentedRange[],
  fromReference: readonly string[],
): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const release of raw) addRoutes(rows, release);
  for (const range of documented) addReference(rows, range, fromReference);
  for (const release of raw) addRules(rows, release);
  for (const row of rows.values()) shareReference(rows, row);
  return rows;
}

/** Keystone's HEAD came with its GET (Flask adds it), whether the reference says so or not. */
function shareReference(rows: ReadonlyMap<string, Row>, row: Row): void {
  if (row.documented !== undefined || row.route.method !== 'HEAD') return;
  row.documented = rows.get(row.key.replace(' HEAD ', ' GET '))?.documented;
}

function newRow(key: string, route: RawRoute): Row {
  return { key, route, seen: [], gone: [], rule: undefined, rules: [], policed: [], documented: undefined };
}

function addRoutes(rows: Map<string, Row>, release: RawRelease): void {
  for (const route of release.routes) {
    const key = rowKey(route.service, route.method, route.path, route.action);
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
  for (const [key, guards] of rulesByKey(release.rules)) {
    const row = rows.get(key);
    if (!row) continue;
    row.rule = guards[0];
    row.rules = guards.map((rule) => rule.name);
    row.policed.push(release.release);
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
