// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { findService, services } from '../services/services.js';
import { editDistance } from './edit-distance.js';
import { findEntry, type Found } from './find-entry.js';
import type { Match, MatchableRequest, Params, UnknownRequest } from './match.js';
import { nearestOperations } from './nearest.js';
import { removedVersion } from './removed-version.js';
import { cutPath, decodeSegment } from './request-path.js';
import { select } from './select.js';
import { serviceMatcher, type ServiceMatcher } from './service-matcher.js';

/**
 * Says which operation a request is, or why it is none. Never throws, whatever the bytes.
 * Needs no body: where only the body decides, the answer is `needs-action` and matchAction goes on from there.
 */
export function matchRequest(request: MatchableRequest): Match {
  const service = findService(request.service);
  if (!service?.indexed) return unknownService(request.service, service?.type);
  return matchIn(serviceMatcher(service.type), request);
}

/** As matchRequest, in the tree of one service. */
export function matchIn(matcher: ServiceMatcher, request: Omit<MatchableRequest, 'service'>): Match {
  const { method } = request;
  const segments = cutPath(request.path, matcher.habits);
  const found = findEntry(matcher, segments, method);
  if (!found?.entry) return unknownRequest(matcher, method, segments, found);
  const { plain, bySelector, byAction } = found.entry;
  const selected = select(bySelector, request);
  if (selected) return { kind: 'operation', operation: selected, params: paramsOf(matcher, selected, found) };
  if (byAction.length > 0) {
    const candidates = plain ? [...byAction, plain] : byAction;
    return { kind: 'needs-action', candidates, params: paramsOf(matcher, byAction[0]!, found) };
  }
  if (plain) return { kind: 'operation', operation: plain, params: paramsOf(matcher, plain, found) };
  return unknownRequest(matcher, method, segments, { ...found, entry: undefined });
}

function paramsOf(matcher: ServiceMatcher, operation: Operation, found: Found): Params {
  const params: Record<string, string> = {};
  if (found.projectId !== undefined) params['project_id'] = found.projectId;
  const names = matcher.paramNames.get(operation)!;
  for (let at = 0; at < names.length; at += 1) params[names[at]!] = decodeSegment(found.values[at]!);
  return params;
}

function unknownRequest(
  matcher: ServiceMatcher,
  method: string,
  segments: readonly string[],
  found: Found | undefined,
): UnknownRequest {
  const [version, , ...rest] = segments;
  const carriesProject =
    matcher.habits.projectAfter !== undefined && version !== undefined && rest.length > 0;
  const shapes = carriesProject ? [segments, [version, ...rest]] : [segments];
  const nearest = nearestOperations(matcher.operations, method, shapes);
  const shown = `/${segments.join('/')}`.slice(0, 200);
  if (found) {
    const known = [...found.node.methods.keys()].join(', ');
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
