// SPDX-License-Identifier: Apache-2.0
import type { Confidence } from '@touchstone/model';
import { findService, matchRequest, resolveServiceType, services } from '@touchstone/openstack';
import { walkTree, type TreeFind } from './operation-tree.js';
import { pathStarts, type PathStart } from './path-starts.js';
import type { RestRequest } from './rest-request.js';
import { cutSourcePath, HOLE, type SourcePath } from './source-path.js';

/** An operation that a request can be. */
export interface RestOperation {
  readonly operation: string;
  readonly confidence: Confidence;
}

interface Candidate extends TreeFind {
  readonly start: PathStart;
}

/** Services that are meant when a path that others share too stands alone: those that every cloud has. */
const IN_EVERY_CLOUD: ReadonlySet<string> = new Set([
  'block-storage',
  'compute',
  'identity',
  'image',
  'network',
]);
/** Whoever names this one's path without saying how it is asked signs in; few ever read or revoke a token. */
const SIGN_IN = 'identity:token.create';
const RANK: readonly Confidence[] = ['low', 'medium', 'high'];

/**
 * The operations that a request built by the code itself can be: by the index's path templates. What lies before the
 * template (endpoint, version, names of services, the project) may be missing, known or unknown.
 * @returns most often one; none where nothing fits, where only the body's action key could tell, or where several
 *   services share the path and nothing says which is meant. Never throws.
 */
export function findRestOperations(request: RestRequest): readonly RestOperation[] {
  const path = cutSourcePath(request.path);
  const hinted = hintedServices(request, path);
  const candidates = nearestCandidates(request, path);
  if (candidates.length === 0) return findObjects(request, path, hinted);
  const [chosen, hintHolds] = chooseService(candidates, hinted);
  return chosen
    .map(({ entry, literals, start }) => {
      const sure = surenessOf(
        hinted.size > 0,
        hintHolds || start.services.includes(entry.operation.service),
        {
          literals,
          versioned: start.major !== undefined,
          own: path.segments.some((segment) => segment.startsWith('os-')),
          alone: chosen.length === 1 && isAlone(candidates),
        },
      );
      const isGuessed = request.method === null && entry.operation.id !== SIGN_IN;
      const lowered = sure - (path.open || start.foreign ? 1 : 0) - (isGuessed ? 1 : 0);
      return { operation: entry.operation.id, confidence: RANK[Math.max(0, lowered)]! };
    })
    .sort((a, b) => (a.operation < b.operation ? -1 : 1));
}

/** Official types by what the surroundings, the port and the order of hints say. */
function hintedServices(request: RestRequest, path: SourcePath): ReadonlySet<string> {
  const hinted = new Set<string>();
  for (const hint of request.services) {
    const type = resolveServiceType(hint);
    if (type !== undefined) hinted.add(type);
  }
  const byPort = path.port === undefined ? undefined : services().find((one) => one.port === path.port);
  if (byPort !== undefined) hinted.add(byPort.type);
  return hinted;
}

/** What fits the most literal segments, from the start that leaves the least out. */
function nearestCandidates(request: RestRequest, path: SourcePath): readonly Candidate[] {
  const all: Candidate[] = [];
  for (const start of pathStarts(path.segments)) {
    for (const find of walkTree(path.segments, start.from)) {
      const { operation, major } = find.entry;
      if (start.major !== undefined && start.major !== major) continue;
      if (isMeant(request, operation)) all.push({ ...find, start });
    }
  }
  const most = new Map<string, number>();
  for (const { entry, literals } of all) {
    const { service } = entry.operation;
    most.set(service, Math.max(most.get(service) ?? 0, literals));
  }
  const byId = new Map<string, Candidate>();
  for (const one of all) {
    const { id, service } = one.entry.operation;
    if (one.literals === most.get(service) && !byId.has(id)) byId.set(id, one);
  }
  return onlyReads(request, newestVersion([...byId.values()]));
}

/** Of a path without a version what its service answers in the newest one. */
function newestVersion(candidates: readonly Candidate[]): readonly Candidate[] {
  const newest = new Map<string, number>();
  for (const { entry } of candidates) {
    const { service } = entry.operation;
    newest.set(service, Math.max(newest.get(service) ?? 0, Number(entry.major ?? 0)));
  }
  return candidates.filter(
    ({ entry, start }) =>
      start.major !== undefined || Number(entry.major ?? 0) === newest.get(entry.operation.service),
  );
}

function isMeant(request: RestRequest, operation: TreeFind['entry']['operation']): boolean {
  if (request.method !== null && request.method !== operation.method) return false;
  if (operation.query !== undefined || operation.header !== undefined) return false;
  return operation.action === undefined ? true : operation.action === request.action;
}

/** Of a path with an action key only the action; of a path without a method only what reads it, or the sign-in. */
function onlyReads(request: RestRequest, candidates: readonly Candidate[]): readonly Candidate[] {
  const acting = candidates.filter((one) => one.entry.operation.action !== undefined);
  if (acting.length > 0) return acting;
  if (request.method !== null || candidates.length <= 1) return candidates;
  const signIn = candidates.filter((one) => one.entry.operation.id === SIGN_IN);
  return signIn.length > 0 ? signIn : candidates.filter((one) => one.entry.operation.method === 'GET');
}

/** The candidates of the one service that is meant, and whether a hint says so. */
function chooseService(
  candidates: readonly Candidate[],
  hinted: ReadonlySet<string>,
): readonly [readonly Candidate[], boolean] {
  const ofService = (type: string) => candidates.filter((one) => one.entry.operation.service === type);
  for (const { start } of candidates) {
    for (const type of start.services.toReversed()) {
      const named = ofService(type);
      if (named.length > 0) return [named, true];
    }
  }
  for (const type of hinted) {
    const fitting = ofService(type);
    if (fitting.length > 0) return [fitting, true];
  }
  if (isAlone(candidates)) return [candidates, false];
  const usual = candidates.filter((one) => IN_EVERY_CLOUD.has(one.entry.operation.service));
  return [isAlone(usual) ? usual : [], false];
}

function isAlone(candidates: readonly Candidate[]): boolean {
  return new Set(candidates.map((one) => one.entry.operation.service)).size === 1;
}

interface Signs {
  readonly literals: number;
  readonly versioned: boolean;
  /** A segment begins with `os-`, which only OpenStack's paths do. */
  readonly own: boolean;
  /** No other service has such a path. */
  readonly alone: boolean;
}

/** Place in RANK. A hint that speaks of another service than the path does leaves little. */
function surenessOf(isHinted: boolean, hintHolds: boolean, signs: Signs): number {
  if (hintHolds) return 2;
  if (!signs.alone) return 0;
  const distinct = signs.own || signs.literals > 1;
  if (isHinted) return distinct && signs.versioned ? 1 : 0;
  if (distinct && signs.versioned) return 2;
  return distinct || signs.versioned ? 1 : 0;
}

/**
 * Requests of the object store: account, container and object have no literal segment, so that only a hint tells. An
 * endpoint from the catalog holds the account already.
 */
function findObjects(
  request: RestRequest,
  path: SourcePath,
  hinted: ReadonlySet<string>,
): readonly RestOperation[] {
  if (request.method === null || ![...hinted].slice(0, 1).includes('object-store')) return [];
  const versionAt = path.segments.findIndex((segment) => /^v1(?:\.0)?$/.test(segment));
  const named = versionAt >= 0 ? path.segments.slice(versionAt + 1) : [HOLE, ...belowAccount(path)];
  if (named.length === 0) return [];
  const match = matchRequest({
    service: 'object-store',
    method: request.method,
    path: `/v1/${named.map((segment) => (segment === HOLE ? 'x' : segment)).join('/')}`,
    query: (request.query ?? []).join('&'),
  });
  if (match.kind !== 'operation' || findService(match.operation.service)?.type !== 'object-store') return [];
  return [{ operation: match.operation.id, confidence: path.open ? 'low' : 'medium' }];
}

function belowAccount(path: SourcePath): readonly string[] {
  return path.fromEndpoint ? path.segments.slice(1) : path.segments;
}
