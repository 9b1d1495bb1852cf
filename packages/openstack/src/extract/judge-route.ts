// SPDX-License-Identifier: Apache-2.0
import { matchAction } from '../match/match-action.js';
import type { Match, MatchableRequest } from '../match/match.js';
import { pathHabits } from '../match/path-habits.js';
import type { Operation } from '../operations/operation.js';
import { findExcluded, LEFT_OUT, type Curation, type LeftOutClass } from './curation.js';
import type { RawRoute } from './raw-release.js';
import { keyOf } from './rows.js';
import { syntheticRequests } from './synthetic-requests.js';

/** An index to hold against the routes: the installed one, or a small one in a test. */
export interface JudgedIndex {
  readonly match: (request: MatchableRequest) => Match;
  /** Operations by their key (rows.ts), and by the keys of the second places where they are answered. */
  readonly byKey: ReadonlyMap<string, readonly Operation[]>;
}

/** A route is one operation, or none for a stated reason; everything else is a problem. */
export type RouteVerdict =
  | { readonly kind: 'operation'; readonly route: RawRoute; readonly id: string }
  | {
      readonly kind: 'left-out';
      readonly route: RawRoute;
      readonly class: LeftOutClass;
      readonly reason: string;
    }
  | { readonly kind: 'problem'; readonly route: RawRoute; readonly problem: string };

/** @param curation of the route's service */
export function judgeRoute(route: RawRoute, index: JudgedIndex, curation: Curation): RouteVerdict {
  const problem = (text: string): RouteVerdict => ({ kind: 'problem', route, problem: text });
  const key = keyOf(route);
  const named = index.byKey.get(key) ?? [];
  if (named.length > 1)
    return problem(`is ${named.length} operations: ${named.map(({ id }) => id).join(', ')}`);
  const [own] = named;
  if (!own) {
    const left = whyLeftOut(route, key.slice(key.indexOf(' ') + 1), curation);
    return left ? { kind: 'left-out', route, ...left } : problem('is no operation, and nothing says why');
  }
  for (const request of syntheticRequests(route, pathHabits(route.service).projectAfter)) {
    const found = idOf(index.match(request), route.action);
    if (found === own.id) continue;
    const shown = `${request.path}${request.query === undefined ? '' : `?${request.query}`}`;
    return problem(`is ${own.id}, but ${shown} is taken for ${found}`);
  }
  return { kind: 'operation', route, id: own.id };
}

function idOf(match: Match, action: string | undefined): string {
  const settled =
    match.kind === 'needs-action'
      ? matchAction(match.candidates, action === undefined ? [] : [action])
      : match;
  return settled.kind === 'operation' ? settled.operation.id : `nothing (${settled.reason})`;
}

function whyLeftOut(
  route: RawRoute,
  key: string,
  curation: Curation,
): { class: LeftOutClass; reason: string } | undefined {
  const rule = findExcluded(curation, key);
  if (rule) return rule.class in LEFT_OUT ? { class: rule.class, reason: rule.reason } : undefined;
  if (route.method === 'OPTIONS') return { class: 'options', reason: LEFT_OUT.options };
  if (route.gone !== undefined) return { class: 'gone', reason: LEFT_OUT.gone };
  return undefined;
}
