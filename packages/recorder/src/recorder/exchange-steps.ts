// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';
import type {
  Answer,
  ExchangeHandler,
  ExchangeOutcome,
  Forward,
  RequestHead,
  ResponseDecision,
  ResponseHead,
} from '../engine/engine.js';
import { BodyTap } from '../observe/body-tap.js';
import { findHeader, withoutHeaders } from '../raw-headers.js';
import { isJsonRequest, mayCarryLinks, mayNameRecorder } from '../rewrite/body-policy.js';
import { toUpstreamUrls } from '../rewrite/own-urls.js';
import { rewriteRequestHeaders } from '../rewrite/rewrite-headers.js';
import { settleAction, settleAuth, toLine } from './end-steps.js';
import type { ExchangeDraft, ExchangeShared, UnderStep } from './exchange-draft.js';
import type { RequestPlan } from './request-plan.js';
import { classify, locate, noteAuth, noteMicroversion, noteProject, tapRequest } from './request-steps.js';
import { noteResponse, rewriteResponse, tapResponse, WholeLinks } from './response-steps.js';

/** When a request's head is complete. Each step needs what those before it found. */
const REQUEST_STEPS = [locate, classify, noteAuth, noteMicroversion, tapRequest] as const;

/**
 * The life of one exchange, whatever engine carries it: look at the request, send it where it belongs, look at the answer,
 * lead its links back, write the line.
 */
export function beginExchange(
  request: RequestHead,
  under: UnderStep,
  shared: ExchangeShared,
  write: (line: Unsequenced<Exchange>) => void,
): ExchangeHandler {
  const plan = shared.plans.find(request) ?? makePlan(request, under, shared);
  return new RecordedExchange(plan, { ...plan.draft, request, ...under }, shared, write);
}

function makePlan(request: RequestHead, under: UnderStep, shared: ExchangeShared): RequestPlan {
  const draft = newDraft(request, under);
  for (const step of REQUEST_STEPS) step(draft, shared);
  const plan: RequestPlan = {
    draft,
    tapLimit: draft.tapLimit,
    decision: draft.mount || draft.bare !== undefined ? forward(draft, shared) : outsideCatalog(),
    requestBody: namesRecorder(draft, shared),
    mounts: shared.mounts.mounts.length,
    line: undefined,
    last: undefined,
  };
  shared.plans.keep(request, plan);
  return plan;
}

class RecordedExchange implements ExchangeHandler {
  readonly decision: Forward | Answer;
  declare readonly requestBody?: (whole: Buffer) => Buffer;
  declare readonly requestChunk?: (chunk: Buffer) => void;
  declare responseChunk?: (chunk: Buffer) => void;
  readonly #plan: RequestPlan;
  readonly #draft: ExchangeDraft;
  readonly #shared: ExchangeShared;
  readonly #write: (line: Unsequenced<Exchange>) => void;

  constructor(
    plan: RequestPlan,
    draft: ExchangeDraft,
    shared: ExchangeShared,
    write: (line: Unsequenced<Exchange>) => void,
  ) {
    this.#plan = plan;
    this.#draft = draft;
    this.#shared = shared;
    this.#write = write;
    this.decision = plan.decision;
    noteProject(draft, shared);
    if (plan.requestBody) this.requestBody = plan.requestBody;
    if (draft.tapLimit === 0) return;
    const tap = (draft.requestTap = new BodyTap(draft.tapLimit));
    this.requestChunk = (chunk) => tap.take(chunk);
  }

  responseHead(head: ResponseHead): ResponseDecision {
    const draft = this.#draft;
    noteResponse(draft, head);
    tapResponse(draft, this.#shared);
    const decision = rewriteResponse(draft, this.#shared, head, this.#plan);
    const { responseTap } = draft;
    // Who gets the body whole looks at it there.
    if (responseTap && !(decision.transform instanceof WholeLinks))
      this.responseChunk = (chunk) => responseTap.take(chunk);
    return decision;
  }

  broken(error: string): Answer {
    return unreachable(this.#draft, error);
  }

  end(outcome: ExchangeOutcome): void {
    const draft = this.#draft;
    settleAction(draft, this.#shared);
    settleAuth(draft);
    this.#write(toLine(draft, this.#shared, outcome, this.#plan));
  }
}

function newDraft(request: RequestHead, under: UnderStep): ExchangeDraft {
  const target = request.target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  const cut = target.indexOf('?');
  return {
    request,
    path: (cut < 0 ? target : target.slice(0, cut)) || '/',
    query: cut < 0 ? '' : target.slice(cut + 1),
    step: under.step,
    phase: under.phase,
    mount: undefined,
    via: undefined,
    bare: undefined,
    rest: '',
    sentRest: '',
    signed: undefined,
    match: undefined,
    settled: undefined,
    auth: { how: 'none' },
    asked: undefined,
    tapLimit: 0,
    requestTap: undefined,
    response: undefined,
    facts: {},
    responseTap: undefined,
    next: false,
    known: undefined,
  };
}

const HOST = new Set(['host', 'proxy-authorization']);
const ENCODING = new Set([...HOST, 'accept-encoding']);

/**
 * The cloud gets its own Host, so that virtual hosts and the links that services build from it are right; and is asked for
 * a plain body only where links in it must be rewritten. Signed for is the host that the client knows.
 */
function forward(draft: ExchangeDraft, { mounts, origin }: ExchangeShared): Forward {
  const { request, rest, sentRest, query, mount } = draft;
  const plain =
    mount !== undefined &&
    mayCarryLinks(mount.service, rest) &&
    findHeader(request.headers, 'accept-encoding') !== undefined;
  const kept = withoutHeaders(request.headers, plain ? ENCODING : HOST);
  const headers = draft.signed ? kept : rewriteRequestHeaders(kept, mounts, origin());
  const upstream = mount?.origin ?? draft.bare!;
  const path = `${mount?.root ?? ''}${sentRest}` || '/';
  return {
    kind: 'forward',
    origin: upstream,
    target: query === '' ? path + (request.target.endsWith('?') ? '?' : '') : `${path}?${query}`,
    headers: [
      'Host',
      draft.signed ? (findHeader(request.headers, 'host') ?? '') : upstream.replace(/^https?:\/\//, ''),
      ...headers,
      ...(plain ? ['Accept-Encoding', 'identity'] : []),
    ],
  };
}

/** A body larger than this is somebody's data; no API takes links in one. */
const NAMING_LIMIT = 256 * 1024;

/** Turns our own URLs in a request's body into the cloud's: it is the cloud that will go there. */
function namesRecorder(
  { request, mount, rest, signed }: ExchangeDraft,
  { mounts, origin }: ExchangeShared,
): ((whole: Buffer) => Buffer) | undefined {
  const length = Number(findHeader(request.headers, 'content-length') ?? 0);
  if (!mount || signed || !(length > 0 && length <= NAMING_LIMIT)) return undefined;
  if (!isJsonRequest(findHeader(request.headers, 'content-type')) || !mayNameRecorder(mount.service, rest))
    return undefined;
  if (findHeader(request.headers, 'expect') !== undefined) return undefined;
  const own = origin();
  const host = own.replace(/^https?:\/\//, '');
  return (whole) =>
    // Latin-1 keeps every byte, and our URLs are ASCII.
    whole.includes(host)
      ? Buffer.from(toUpstreamUrls(whole.toString('latin1'), own, mounts), 'latin1')
      : whole;
}

const JSON_TYPE = ['Content-Type', 'application/json'];

function outsideCatalog(): Answer {
  const message =
    'The recorder stands in for the services of the catalog, each below its own path (/identity, /compute, ...). ' +
    'This path belongs to none of them: take endpoints from the catalog.';
  const body = JSON.stringify({ error: { code: 404, title: 'Not Found', message } });
  return { kind: 'answer', status: 404, headers: JSON_TYPE, body };
}

function unreachable(draft: ExchangeDraft, error: string): Answer {
  const message = `The recorder could not reach ${draft.mount?.service ?? 'the cloud'}: ${error}.`;
  const body = JSON.stringify({ error: { code: 502, title: 'Bad Gateway', message } });
  return { kind: 'answer', status: 502, headers: JSON_TYPE, body };
}
