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
import type { ResponseFacts } from '../observe/response-facts.js';
import { productTokens } from '../observe/user-agent.js';
import { findHeader } from '../raw-headers.js';
import type { ExchangeDraft, ExchangeShared } from './exchange-draft.js';
import type { LineBase, RequestPlan } from './request-plan.js';

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
  plan: RequestPlan,
): Unsequenced<Exchange> {
  const { mount, response, facts } = draft;
  // What the head decides is the plan's, unless the body had a say in it.
  const settledByHead = draft.settled !== undefined && draft.settled === plan.draft.settled;
  const base = settledByHead ? (plan.line ??= lineBase(draft, shared)) : lineBase(draft, shared);
  const status = outcome.end === 'refused' ? 404 : (response?.status ?? null);
  const found = response ? trackedOnce(draft, shared, outcome) : NOTHING;
  const fault = status !== null && status >= 400 ? faultOf(draft) : undefined;
  // Parts are added in one order, so that lines have few shapes: objects of no shape cost kilobytes an exchange.
  const line: { -readonly [K in keyof Unsequenced<Exchange>]: Unsequenced<Exchange>[K] } = {
    kind: 'exchange',
    at: rounded(draft.request.at),
    step: draft.step,
    phase: draft.phase,
    service: base.service,
    operation: base.operation,
    method: base.method,
    path: base.path,
    status,
    end: outcome.end,
    firstMs: outcome.firstMs === null ? null : rounded(outcome.firstMs),
    totalMs: rounded(outcome.totalMs),
    sent: outcome.sent,
    received: outcome.received,
    auth: draft.auth,
  };
  if (base.operation === null) line.unknown = unknownOf(draft, base.path);
  if (base.query !== undefined) line.query = base.query;
  if (base.asked !== undefined) line.asked = base.asked;
  const given = response && mount && givenMicroversion(mount.service, facts.versions, shared);
  if (given !== undefined) line.given = given;
  const requestId = response && findRequestId(facts);
  if (requestId !== undefined) line.requestId = requestId;
  if (base.userAgent !== undefined) line.userAgent = base.userAgent;
  if (base.endpoint !== undefined) line.endpoint = base.endpoint;
  if (found.created !== undefined) line.created = found.created;
  if (found.deleted !== undefined) line.deleted = found.deleted;
  if (found.read !== undefined) line.read = found.read;
  if (base.via !== undefined) line.via = base.via;
  if (draft.next) line.next = true;
  if (fault !== undefined) line.fault = fault;
  return line;
}

const NOTHING: TrackedResources = {};

function lineBase(draft: ExchangeDraft, shared: ExchangeShared): LineBase {
  const { request, mount, settled, query, asked, via } = draft;
  const userAgent = productTokens(findHeader(request.headers, 'user-agent') ?? '');
  const names = queryNames(query, shared.hash);
  return {
    service: mount === undefined ? null : slugOf(mount.service),
    operation: settled?.kind === 'operation' ? settled.operation.id : null,
    method: /^[A-Z]{1,20}$/.test(request.method) ? request.method : 'OTHER',
    path: recordedPath(draft, shared),
    ...(names.length > 0 ? { query: names } : {}),
    ...(asked === undefined ? {} : { asked }),
    ...(userAgent === undefined ? {} : { userAgent }),
    ...(mount?.endpoint ? { endpoint: mount.endpoint } : {}),
    ...(via === undefined ? {} : { via }),
  };
}

/** Services that an answer was read for, with the words that it used, and what they came to. Bounded: clouds choose them. */
const givens = new Map<string, string | undefined>();
const MOST_GIVENS = 500;

function givenMicroversion(
  service: string,
  versions: readonly string[] | undefined,
  { classifier }: ExchangeShared,
): string | undefined {
  if (versions === undefined) return undefined;
  const key = `${service}\n${versions.join('\n')}`;
  if (givens.has(key)) return givens.get(key);
  const given = findMicroversion(versions, classifier.microversionWords(service));
  if (givens.size >= MOST_GIVENS) givens.clear();
  givens.set(key, given);
  return given;
}

/** The same answer to the same request made, removed or read the same. */
function trackedOnce(
  draft: ExchangeDraft,
  shared: ExchangeShared,
  outcome: ExchangeOutcome,
): TrackedResources {
  const { known } = draft;
  if (
    known === undefined ||
    draft.requestTap ||
    draft.response?.status !== 200 ||
    draft.facts.location !== undefined
  )
    return tracked(draft, shared, outcome);
  known.tracked ??= frozen(tracked(draft, shared, outcome));
  return known.tracked;
}

function frozen(found: TrackedResources): TrackedResources {
  for (const part of Object.values(found)) Object.freeze(part);
  return found;
}

/** Success counts: only what the cloud accepted, and whose answer came whole, made or removed anything. */
function tracked(
  draft: ExchangeDraft,
  { classifier, hash }: ExchangeShared,
  { end }: ExchangeOutcome,
): TrackedResources {
  const { settled, response, facts } = draft;
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
      location: facts.location,
    },
    hash,
  );
  return { ...byIndex, ...bySwift };
}

function recordedPath({ settled, rest, mount }: ExchangeDraft, { hash }: ExchangeShared): string {
  if (settled?.kind === 'operation') return redactMatchedPath(settled.operation, rest, settled.params, hash);
  const nearest = settled?.nearest.map(({ operation }) => operation) ?? [];
  // S3's paths are names and nothing else.
  const collections = mount !== undefined && mount.service !== 's3' && settled?.code === 'UNKNOWN_SERVICE';
  return redactUnknownPath(rest, nearest, hash, collections);
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

function faultOf({ responseTap, facts }: ExchangeDraft): string | undefined {
  return responseTap && faultTitle(responseTap.text(), facts.contentType);
}

function findRequestId({ requestId, computeRequestId, transId }: ResponseFacts): string | undefined {
  if (requestId !== undefined && REQUEST_ID.test(requestId)) return requestId;
  if (computeRequestId !== undefined && REQUEST_ID.test(computeRequestId)) return computeRequestId;
  return transId !== undefined && REQUEST_ID.test(transId) ? transId : undefined;
}

const REQUEST_ID = /^(?:req-|tx)[A-Za-z0-9-]{8,70}$/;

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
