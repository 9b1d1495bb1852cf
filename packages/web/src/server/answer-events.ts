// SPDX-License-Identifier: Apache-2.0
import type { ApiRequest, ApiResponse } from '@touchstone/registry';
import { PAGE_HEADERS } from './page-headers.js';

/** An answer that goes on: server-sent events, which no cache and no proxy may hold back. */
export function answerEvents(events: AsyncIterable<string>, request: ApiRequest): ApiResponse {
  return {
    status: 200,
    headers: {
      ...PAGE_HEADERS,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
    body: request.method === 'HEAD' ? '' : bytesOf(events),
  };
}

async function* bytesOf(events: AsyncIterable<string>): AsyncIterable<Uint8Array> {
  for await (const event of events) yield Buffer.from(event);
}
