// SPDX-License-Identifier: Apache-2.0
import { findService, services } from '../services/services.js';
import { editDistance } from './edit-distance.js';
import { FoundCandidates, FoundOperation } from './found.js';
import type { Match, MatchableRequest, UnknownRequest } from './match.js';
import { nearestOperations } from './nearest.js';
import { paramNames } from './param-names.js';
import { PathWalk } from './path-walk.js';
import { removedVersion } from './removed-version.js';
import { cutPath, pathEnd } from './request-path.js';
import { select } from './select.js';
import { serviceMatcher, type ServiceMatcher } from './service-matcher.js';
import { walkStraight } from './straight-walk.js';
import type { TrieNode } from './trie.js';

/** One for all requests: a walk neither waits nor calls back. */
const walk = new PathWalk();

/**
 * Says which operation a request is, or why it is none. Never throws, whatever the bytes.
 * Needs no body: where only the body decides, the answer is `needs-action` and matchAction goes on from there.
 */
export function matchRequest(request: MatchableRequest): Match {
  const matcher = serviceMatcher(request.service);
  if (!matcher) return unknownService(request.service, findService(request.service)?.type);
  return matchIn(matcher, request);
}

/** As matchRequest, in the tree of one service. */
export function matchIn(matcher: ServiceMatcher, request: Omit<MatchableRequest, 'service'>): Match {
  const { method, path } = request;
  const { recent } = matcher;
  const mark = recent.markOf(path, method);
  const known = recent.find(mark, path, method);
  if (known !== undefined) return known;
  const { root } = matcher;
  const end = pathEnd(path, matcher.habits);
  const entry = walkStraight(walk, root, path, end, method) ?? walk.find(root, path, end, method);
  if (entry === undefined) return unknownRequest(matcher, request, walk.place);
  const { plain, bySelector, byAction, names } = entry;
  const selected = bySelector.length > 0 ? select(bySelector, request) : undefined;
  if (selected) return new FoundOperation(selected, paramNames(selected), path, method, walk);
  if (byAction.length === 0 && plain === undefined) return unknownRequest(matcher, request, walk.place);
  const found =
    byAction.length > 0
      ? new FoundCandidates(entry.candidates, names, path, method, walk)
      : new FoundOperation(plain!, names, path, method, walk);
  // Where query or header may select, the same path is not always the same operation.
  if (bySelector.length === 0) recent.keep(mark, found);
  return found;
}

function unknownRequest(
  matcher: ServiceMatcher,
  { method, path }: Omit<MatchableRequest, 'service'>,
  place: TrieNode | undefined,
): UnknownRequest {
  const segments = cutPath(path, matcher.habits);
  const [version, , ...rest] = segments;
  const carriesProject = matcher.habits.projectAfter.length > 0 && version !== undefined && rest.length > 0;
  const shapes = carriesProject ? [segments, [version, ...rest]] : [segments];
  const nearest = nearestOperations(matcher.operations, method, shapes);
  const shown = `/${segments.join('/')}`.slice(0, 200);
  if (place) {
    const known = place.methods.join(', ');
    const reason = `${matcher.service} answers ${known} at ${shown}, not ${method.slice(0, 20)}.`;
    return { kind: 'unknown', code: 'UNKNOWN_METHOD', reason, nearest };
  }
  const reason =
    removedVersion(matcher.service, segments[0]) ??
    `${matcher.service} has no operation at ${shown} in any release of the index.`;
  return { kind: 'unknown', code: 'UNKNOWN_PATH', reason, nearest };
}

function unknownService(name: string, type: string | undefined): UnknownRequest {
  const base = { kind: 'unknown', code: 'UNKNOWN_SERVICE', nearest: [] } as const;
  if (type !== undefined) {
    return { ...base, reason: `the index does not hold the operations of ${type} yet.` };
  }
  const shown = name.slice(0, 60);
  const near = services()
    .flatMap((one) => [one.type, ...one.aliases])
    .map((word) => ({ word, cost: editDistance(word, shown.toLowerCase()) }))
    .sort((a, b) => a.cost - b.cost)[0];
  const hint = near && near.cost <= 3 ? `; did you mean "${near.word}"?` : '.';
  return { ...base, reason: `"${shown}" is no official service type or alias${hint}` };
}
