// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { ApiHandler, ApiResponse } from '@touchstone/registry';

/** Requests wait for so long before they are told to come again. */
const PATIENCE_MILLISECONDS = 5_000;

/** Stands before a handler that is still being made: an address that is printed is answered from then on. */
export interface WaitingRoom {
  readonly handler: ApiHandler;
  open(handler: ApiHandler): void;
}

export function waitingRoom(): WaitingRoom {
  let opened: (handler: ApiHandler) => void = () => undefined;
  let inside: ApiHandler | undefined;
  const opening = new Promise<ApiHandler>((resolve) => (opened = resolve));
  return {
    handler: async (request) => {
      inside ??= await within(opening, PATIENCE_MILLISECONDS);
      return inside === undefined ? comeAgain(request.path) : inside(request);
    },
    open: (handler) => opened(handler),
  };
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([promise, over]).finally(() => clearTimeout(timer));
}

function comeAgain(path: string): ApiResponse {
  const headers = { 'cache-control': 'no-store', 'retry-after': '2', 'x-content-type-options': 'nosniff' };
  if (path.startsWith('/api/')) {
    return {
      status: 503,
      headers: { ...headers, 'content-type': 'application/problem+json' },
      body: JSON.stringify({ title: 'The marketplace is starting', status: 503 }),
    };
  }
  return {
    status: 503,
    headers: {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_DIGEST}'`,
      refresh: '2',
    },
    body: PAGE,
  };
}

/** The style sheet of all pages is behind the door as well. */
const STYLE =
  'body{margin:0;min-height:100vh;display:grid;place-content:center;padding:1.5rem;background:#f7f6f3;color:#1d2125;font:1rem/1.55 system-ui,sans-serif}' +
  'h1{font-size:2rem;line-height:1.25;margin:0;padding-left:1rem;border-left:.25rem solid #9a7415}p{max-width:34rem;margin:1rem 0 0}' +
  '@media(prefers-color-scheme:dark){body{background:#15181b;color:#eceae5}}';
const STYLE_DIGEST = createHash('sha256').update(STYLE).digest('base64');

const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Starting · Touchstone</title><style>${STYLE}</style></head>
<body><main><h1>Touchstone is starting</h1>
<p>Its database is being opened; the first time, it is made. This page asks again by itself.</p></main></body>
</html>
`;
