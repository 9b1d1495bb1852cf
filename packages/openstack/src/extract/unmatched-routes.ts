// SPDX-License-Identifier: Apache-2.0
import { matchAction } from '../match/match-action.js';
import { matchRequest } from '../match/match-request.js';
import { canonicalPath } from './canonical-path.js';
import type { Curation } from './curation.js';
import { rowKey } from './rows.js';
import type { RawRelease, RawRoute } from './raw-release.js';

export interface UnmatchedRoute {
  readonly route: RawRoute;
  readonly reason: string;
}

/**
 * Which routes of a release the index does not know as an operation, or takes for another, and why.
 * Routes whose code only says that they are gone are left out when no operation is left of them.
 */
export function unmatchedRoutes(
  raw: RawRelease,
  curationOf: (service: string) => Curation,
): UnmatchedRoute[] {
  return raw.routes.flatMap((route) => {
    const found = match(route);
    const shape = canonicalPath(route.path, route.service);
    if (found !== undefined && canonicalPath(found.path, route.service) === shape) return [];
    const reason =
      found === undefined
        ? whyLeftOut(route, curationOf(route.service))
        : `is taken for ${found.id} (${found.path})`;
    return [{ route, reason }];
  });
}

function match({ service, method, path, action }: RawRoute) {
  const request = { service, method, path: path.replace(/\{[^}]*\}/g, 'x') };
  const found = matchRequest(request);
  if (found.kind === 'operation') return found.operation;
  if (found.kind === 'unknown') return undefined;
  const chosen = matchAction(found.candidates, action === undefined ? [] : [action]);
  return chosen.kind === 'operation' ? chosen.operation : undefined;
}

function whyLeftOut(route: RawRoute, curation: Curation): string {
  if (route.gone !== undefined) return 'only answers that it is gone';
  const key = rowKey(route.service, route.method, route.path, route.action).slice(route.service.length + 1);
  const rule = curation.excluded?.find(({ match: pattern }) =>
    pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern,
  );
  if (rule) return rule.reason;
  return curation.needsVoucher ? 'neither a policy rule nor an API reference names it' : 'no reason is known';
}
