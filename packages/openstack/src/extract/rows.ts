// SPDX-License-Identifier: Apache-2.0
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

export function rowKey(
  service: string,
  method: string,
  path: string,
  action: string | null | undefined,
): string {
  return `${service} ${method} ${canonicalPath(path)}${action ? `#${action}` : ''}`;
}

/** Lays the releases (oldest first) over each other: one row for each distinct method, path shape and action. */
export function collectRows(
  raw: readonly RawRelease[],
  documented: readonly DocumentedRange[],
): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const release of raw) addRelease(rows, release);
  for (const [service, method, path, action, first, last] of documented) {
    const row = rows.get(rowKey(service, method, path, action));
    if (row) row.documented = [first, last];
  }
  return rows;
}

function addRelease(rows: Map<string, Row>, release: RawRelease): void {
  const rules = rulesByKey(release.rules);
  for (const route of release.routes) {
    const key = rowKey(route.service, route.method, route.path, route.action);
    let row = rows.get(key);
    if (!row) {
      row = {
        key,
        route,
        seen: [],
        gone: [],
        rule: undefined,
        rules: [],
        policed: [],
        documented: undefined,
      };
      rows.set(key, row);
    }
    if (route.gone === undefined) {
      row.route = route;
      row.seen.push(release.release);
    } else row.gone.push(release.release);
    const guards = rules.get(key);
    if (!guards) continue;
    row.rule = guards[0];
    row.rules = guards.map((rule) => rule.name);
    row.policed.push(release.release);
  }
}

/** Rules by the operation they guard; the most specific (which documents the fewest operations) first. */
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
  for (const list of byKey.values()) list.sort((a, b) => a.operations.length - b.operations.length);
  return byKey;
}
