// SPDX-License-Identifier: Apache-2.0
import type { Match, MatchableRequest } from '../match/match.js';
import type { Operation } from '../operations/operation.js';
import type { Curation } from './curation.js';
import { groupBy } from './group-by.js';
import { judgeRoute, type JudgedIndex, type RouteVerdict } from './judge-route.js';
import type { RawRelease } from './raw-release.js';
import { keyOf } from './rows.js';

export interface DocumentedOnly {
  readonly id: string;
  readonly reason: string;
}

/** What the routes of the installed releases and the index say of each other. */
export interface Coverage {
  readonly verdicts: readonly (RouteVerdict & { readonly release: string })[];
  /** Ids that some route exposes. */
  readonly exposed: ReadonlySet<string>;
  /** Ids that no route exposes, for a stated reason. */
  readonly documentedOnly: readonly DocumentedOnly[];
  /** One line each; empty when every route is one operation and every operation is exposed. */
  readonly problems: readonly string[];
  /** Services whose routes were read and that the index does not hold. */
  readonly unindexed: readonly string[];
}

/**
 * Holds the routes of installed releases against the index, both ways: every route is exactly one operation by the
 * public matcher, and every operation is exposed by a route. What is left out on either side needs its reason in data.
 * @param operations of all indexed services @param match the public matcher over these operations
 */
export function coverRoutes(
  raw: readonly RawRelease[],
  operations: readonly Operation[],
  match: (request: MatchableRequest) => Match,
  curationOf: (service: string) => Curation,
): Coverage {
  const index: JudgedIndex = { match, byKey: keysOf(operations) };
  const indexed = new Set(operations.map(({ service }) => service));
  const unindexed = new Set<string>();
  const verdicts = raw.flatMap(({ release, routes }) =>
    routes.flatMap((route) => {
      if (indexed.has(route.service))
        return [{ ...judgeRoute(route, index, curationOf(route.service)), release }];
      unindexed.add(route.service);
      return [];
    }),
  );
  const exposed = new Set(verdicts.flatMap((one) => (one.kind === 'operation' ? [one.id] : [])));
  const unexposed = operations.filter(({ id }) => !exposed.has(id));
  const documentedOnly: DocumentedOnly[] = [];
  const problems = verdicts.flatMap((one) =>
    one.kind === 'problem' ? [`${one.release}: ${callOf(one.route)} ${one.problem}`] : [],
  );
  for (const { id, service } of unexposed) {
    const rule = curationOf(service).documentedOnly?.find(({ match: pattern }) => fits(id, pattern));
    if (rule) documentedOnly.push({ id, reason: rule.reason });
    else problems.push(`${id} is exposed by no route of any release that was read`);
  }
  return {
    verdicts,
    exposed,
    documentedOnly,
    problems: [...problems, ...staleReasons(operations, exposed, curationOf)],
    unindexed: [...unindexed].sort(),
  };
}

function keysOf(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const byKey = new Map<string, Operation[]>();
  for (const operation of operations) {
    const paths = [operation.path, ...(operation.alsoAt ?? [])];
    for (const key of new Set(paths.map((path) => keyOf({ ...operation, path })))) {
      byKey.set(key, [...(byKey.get(key) ?? []), operation]);
    }
  }
  return byKey;
}

/** A reason that covers what is exposed, or nothing at all, would hide the next defect. */
function staleReasons(
  operations: readonly Operation[],
  exposed: ReadonlySet<string>,
  curationOf: (service: string) => Curation,
): string[] {
  const byService = groupBy(operations, ({ service }) => service);
  return [...byService].flatMap(([service, list]) =>
    (curationOf(service).documentedOnly ?? []).flatMap(({ match: pattern }) => {
      const covered = list.filter(({ id }) => fits(id, pattern));
      const seen = covered.find(({ id }) => exposed.has(id));
      if (seen) return [`documentedOnly "${pattern}" of ${service} covers ${seen.id}, which a route exposes`];
      return covered.length === 0 ? [`documentedOnly "${pattern}" of ${service} covers no operation`] : [];
    }),
  );
}

function fits(id: string, pattern: string): boolean {
  return pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern;
}

function callOf({ service, method, path, action, query }: RawVerdictRoute): string {
  const selected = query === undefined ? '' : `?${Object.keys(query).join('&')}`;
  return `${service} ${method} ${path}${selected}${action === undefined ? '' : ` (${action})`}`;
}

type RawVerdictRoute = RouteVerdict['route'];
