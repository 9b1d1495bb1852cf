// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';
import type { Answer, ExchangeHandler, Forward, RequestHead } from '../engine/engine.js';
import { findHeader, withoutHeaders } from '../raw-headers.js';
import { mayCarryLinks } from '../rewrite/body-policy.js';
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
  return {
    decision: draft.mount || draft.bare !== undefined ? forward(draft, shared) : outsideCatalog(),
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
 * a plain body only where links in it must be rewritten.
 */
function forward(draft: ExchangeDraft, { mounts, origin }: ExchangeShared): Forward {
  const { request, rest, query, mount } = draft;
  const plain =
    mount !== undefined &&
    mayCarryLinks(mount.service, rest) &&
    findHeader(request.headers, 'accept-encoding') !== undefined;
  const kept = withoutHeaders(request.headers, plain ? ENCODING : HOST);
  const headers = rewriteRequestHeaders(kept, mounts.mounts, origin());
  const upstream = mount?.origin ?? draft.bare!;
  const path = `${mount?.root ?? ''}${rest}` || '/';
  return {
    kind: 'forward',
    origin: upstream,
    target: query === '' ? path + (request.target.endsWith('?') ? '?' : '') : `${path}?${query}`,
    headers: [
      'Host',
      upstream.replace(/^https?:\/\//, ''),
      ...headers,
      ...(plain ? ['Accept-Encoding', 'identity'] : []),
    ],
  };
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
