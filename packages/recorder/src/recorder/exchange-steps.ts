// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';
import type { Answer, ExchangeHandler, Forward, RequestHead } from '../engine/engine.js';
import { findHeader, withoutHeaders } from '../raw-headers.js';
import { isJsonRequest, mayCarryLinks, mayNameRecorder } from '../rewrite/body-policy.js';
import { toUpstreamUrls } from '../rewrite/own-urls.js';
import { rewriteRequestHeaders } from '../rewrite/rewrite-headers.js';
import { settleAction, settleAuth, toLine } from './end-steps.js';
import type { ExchangeDraft, ExchangeShared, UnderStep } from './exchange-draft.js';
import { classify, locate, noteAuth, noteMicroversion, tapRequest } from './request-steps.js';
import { noteResponse, rewriteResponse, tapResponse } from './response-steps.js';

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
  const draft = newDraft(request, under);
  for (const step of REQUEST_STEPS) step(draft, shared);
  const { requestTap } = draft;
  const requestBody = namesRecorder(draft, shared);
  return {
    decision: draft.mount || draft.bare !== undefined ? forward(draft, shared) : outsideCatalog(),
    ...(requestBody ? { requestBody } : {}),
    ...(requestTap ? { requestChunk: (chunk: Buffer) => requestTap.take(chunk) } : {}),
    responseHead(head) {
      noteResponse(draft, head);
      tapResponse(draft, shared);
      return rewriteResponse(draft, shared, head);
    },
    responseChunk: (chunk) => draft.responseTap?.take(chunk),
    broken: (error) => unreachable(draft, error),
    end(outcome) {
      settleAction(draft, shared);
      settleAuth(draft);
      write(toLine(draft, shared, outcome));
    },
  };
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
    requestTap: undefined,
    response: undefined,
    contentType: undefined,
    responseTap: undefined,
    next: false,
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
