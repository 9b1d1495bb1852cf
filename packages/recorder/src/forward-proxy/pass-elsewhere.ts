// SPDX-License-Identifier: Apache-2.0
import type { Answer, ExchangeHandler, RequestHead } from '../engine/engine.js';
import { withoutHeaders } from '../raw-headers.js';

const PROXY_ONLY = new Set(['proxy-authorization', 'proxy-connection']);

/** Sends a request in the clear on to a host that is not the cloud's, untouched and unrecorded. */
export function passElsewhere(request: RequestHead): ExchangeHandler {
  const url = new URL(request.target);
  const rest = request.target.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '');
  return {
    decision: {
      kind: 'forward',
      origin: url.origin,
      target: rest.startsWith('/') ? rest : `/${rest}`,
      headers: withoutHeaders(request.headers, PROXY_ONLY),
    },
    responseHead: (head) => ({ head }),
    broken: (error) => text(502, `${url.host} cannot be reached: ${error}`),
    end: () => {},
  };
}

/** Answers a request to a host that is not the cloud's where such are refused. */
export function refuseElsewhere(request: RequestHead): ExchangeHandler {
  const answer = text(403, refusal(new URL(request.target).host));
  return {
    decision: answer,
    responseHead: (head) => ({ head }),
    broken: () => answer,
    end: () => {},
  };
}

export function refusal(host: string): string {
  return `${host} is not a host of the cloud, and this run was told to let nothing else through.`;
}

function text(status: number, message: string): Answer {
  return { kind: 'answer', status, headers: ['Content-Type', 'text/plain'], body: `${message}\n` };
}
