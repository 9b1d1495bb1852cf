// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';
import type { ExchangeOutcome } from '../engine/engine.js';
import { isSignIn, signInMethod } from '../observe/auth.js';
import { topLevelKeys } from '../observe/body-tap.js';
import { faultTitle } from '../observe/fault-title.js';
import { findMicroversion } from '../observe/microversion.js';
import { queryNames, redactMatchedPath, redactUnknownPath } from '../observe/redact-path.js';
import { trackResources, type TrackedResources } from '../observe/tracked-resources.js';
import { trackSwift } from '../observe/track-swift.js';
import { productTokens } from '../observe/user-agent.js';
import { findHeader } from '../raw-headers.js';
import type { ExchangeDraft, ExchangeShared } from './exchange-draft.js';

/** Decides between actions by the request body's keys. */
export function settleAction(draft: ExchangeDraft, { classifier }: ExchangeShared): void {
  const { match } = draft;
  if (match?.kind !== 'needs-action') return;
  draft.settled = classifier.matchAction(
    match.candidates,
    topLevelKeys(draft.requestTap?.text() ?? ''),
    match.params,
  );
}

/** Names the method of a sign-in. */
export function settleAuth(draft: ExchangeDraft): void {
  if (!isSignIn(draft.mount?.service ?? null, draft.request.method, draft.rest)) return;
  draft.auth = { ...draft.auth, how: signInMethod(draft.requestTap?.json()) };
}

/** The line of the recording: everything that is kept of an exchange is named here, and nothing else is kept. */
export function toLine(
  draft: ExchangeDraft,
  shared: ExchangeShared,
  outcome: ExchangeOutcome,
): Unsequenced<Exchange> {
  const { request, mount, settled, response, query, asked, next, via } = draft;
  const { classifier, hash } = shared;
  const operation = settled?.kind === 'operation' ? settled.operation : undefined;
  const path = recordedPath(draft, shared);
  const given =
    response && mount && findMicroversion(response.headers, classifier.microversionWords(mount.service));
  const status = outcome.end === 'refused' ? 404 : (response?.status ?? null);
  const requestId = response && findRequestId(response.headers);
  const userAgent = productTokens(findHeader(request.headers, 'user-agent') ?? '');
  const names = queryNames(query, hash);
  const fault = status !== null && status >= 400 ? faultOf(draft) : undefined;
  return {
    kind: 'exchange',
    at: rounded(request.at),
    step: draft.step,
    phase: draft.phase,
    service: mount === undefined ? null : slugOf(mount.service),
    operation: operation?.id ?? null,
    ...(operation ? {} : { unknown: unknownOf(draft, path) }),
    method: /^[A-Z]{1,20}$/.test(request.method) ? request.method : 'OTHER',
    path,
    ...(names.length > 0 ? { query: names } : {}),
    status,
    end: outcome.end,
    firstMs: outcome.firstMs === null ? null : rounded(outcome.firstMs),
    totalMs: rounded(outcome.totalMs),
    sent: outcome.sent,
    received: outcome.received,
    ...(asked === undefined ? {} : { asked }),
    ...(given === undefined ? {} : { given }),
    ...(requestId === undefined ? {} : { requestId }),
    ...(userAgent === undefined ? {} : { userAgent }),
    auth: draft.auth,
    ...(mount?.endpoint ? { endpoint: mount.endpoint } : {}),
    ...tracked(draft, shared, outcome),
    ...(via === undefined ? {} : { via }),
    ...(next ? { next: true as const } : {}),
    ...(fault === undefined ? {} : { fault }),
  };
}

/** Success counts: only what the cloud accepted, and whose answer came whole, made or removed anything. */
function tracked(
  draft: ExchangeDraft,
  { classifier, hash }: ExchangeShared,
  { end }: ExchangeOutcome,
): TrackedResources {
  const { settled, response } = draft;
  if (settled?.kind !== 'operation' || !response || response.status < 200 || response.status > 299) return {};
  if (end === 'refused') return {};
  const { operation, params } = settled;
  const swift = {
    headers: draft.request.headers,
    requestText: draft.requestTap?.text() ?? '',
    responseText: draft.responseTap?.text() ?? '',
  };
  const bySwift = operation.service === 'object-store' ? trackSwift(operation.id, swift, hash) : {};
  const byIndex = trackResources(
    {
      tracking: classifier.tracking(operation),
      params,
      requestBody: draft.requestTap?.json(),
      responseBody: draft.responseTap?.json(),
      location: findHeader(response.headers, 'location'),
    },
    hash,
  );
  return { ...byIndex, ...bySwift };
}

function recordedPath({ settled, rest, mount }: ExchangeDraft, { hash }: ExchangeShared): string {
  if (settled?.kind === 'operation') return redactMatchedPath(settled.operation, rest, settled.params, hash);
  const nearest = settled?.nearest.map(({ operation }) => operation) ?? [];
  return redactUnknownPath(rest, nearest, hash, mount !== undefined && settled?.code === 'UNKNOWN_SERVICE');
}

/** The index's own sentence quotes the path, so the recording says it anew without names. */
function unknownOf(
  { settled, mount, request }: ExchangeDraft,
  path: string,
): NonNullable<Exchange['unknown']> {
  if (!mount || settled?.kind !== 'unknown') {
    return {
      code: 'OUTSIDE_CATALOG',
      reason: `No endpoint of the catalog begins ${path}`.slice(0, 399),
      nearest: [],
    };
  }
  const { code } = settled;
  const nearest = settled.nearest.slice(0, 3).map(({ operation }) => operation.id);
  const what = `${/^[A-Z]{1,20}$/.test(request.method) ? request.method : 'OTHER'} ${path}`;
  const sentences: Record<typeof code, string> = {
    UNKNOWN_SERVICE: `The index does not hold the operations of ${mount.service}`,
    UNKNOWN_PATH: `${mount.service} has nothing at ${what}`,
    UNKNOWN_METHOD: `${mount.service} does not answer ${what}`,
    UNKNOWN_ACTION: `${what} was sent with a body that names no known action`,
  };
  return { code, reason: sentences[code].slice(0, 399), nearest };
}

function faultOf({ responseTap, contentType }: ExchangeDraft): string | undefined {
  return responseTap && faultTitle(responseTap.text(), contentType);
}

const REQUEST_IDS = ['x-openstack-request-id', 'x-compute-request-id', 'x-trans-id'];

function findRequestId(headers: readonly string[]): string | undefined {
  for (const name of REQUEST_IDS) {
    const value = findHeader(headers, name);
    if (value !== undefined && /^(?:req-|tx)[A-Za-z0-9-]{8,70}$/.test(value)) return value;
  }
  return undefined;
}

function slugOf(service: string): string {
  return (
    service
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 80) || 'unnamed'
  );
}

/** To the microsecond. */
function rounded(ms: number): number {
  return Math.max(0, Math.round(ms * 1000) / 1000);
}
