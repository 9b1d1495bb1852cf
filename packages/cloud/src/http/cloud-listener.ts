// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { EmbeddedCloud } from '../cloud/embedded-cloud.js';
import type { Reply } from '../service/reply.js';
import { emptyBody } from './read-body.js';

export interface CloudListenerOptions {
  /** The path that it lies below: `/openstack`. */
  readonly below?: string;
  /** Of every answer; those that the cloud sets itself win. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A cloud as Node's servers take it, for `request` and `checkContinue` alike. Where it lies below a path of a server that
 * serves other things as well, its origin MUST end in that path.
 */
export function cloudListener(
  cloud: Pick<EmbeddedCloud, 'handle'>,
  { below = '', headers = {} }: CloudListenerOptions = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const { url = '/' } = request;
    const target = below !== '' && url.startsWith(below) ? url.slice(below.length) || '/' : url;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    void serve(cloud, target, request, response);
  };
}

async function serve(
  cloud: Pick<EmbeddedCloud, 'handle'>,
  target: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const reply = await cloud.handle({
    method: request.method ?? 'GET',
    target,
    headers: joinHeaders(request.headers),
    body: readsBody(request, response),
  });
  await send(reply, request, response).catch(() => response.destroy());
}

function joinHeaders(headers: IncomingMessage['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

/** The body; a client that waits for "100 Continue" gets it when somebody begins to read, and not before. */
async function* readsBody(request: IncomingMessage, response: ServerResponse): AsyncGenerator<Uint8Array> {
  if (request.headers['content-length'] === '0') return yield* emptyBody();
  if (request.headers.expect?.toLowerCase() === '100-continue') response.writeContinue();
  // A handler that stops reading must not take the connection with it: its refusal still has to get through.
  yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>;
}

async function send(answer: Reply, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { body } = answer;
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.statusCode = answer.status;
  for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  if (bytes === undefined || bytes instanceof Uint8Array) {
    const mayHaveBody = answer.status !== 204 && answer.status !== 304;
    if (mayHaveBody && !response.hasHeader('Content-Length'))
      response.setHeader('Content-Length', bytes?.length ?? 0);
    discardRest(request, response);
    response.end(request.method === 'HEAD' ? undefined : bytes);
    return;
  }
  discardRest(request, response);
  if (request.method === 'HEAD') response.end();
  else await pipeline(Readable.from(bytes, { objectMode: false }), response);
}

/**
 * What is left of a body that nobody wanted is read away, so that the client can finish sending and read the answer. One
 * that still waits for "100 Continue" may send its body or not; after that the connection is of no more use.
 */
function discardRest(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete || request.readableEnded) return;
  if (request.headers.expect !== undefined) response.setHeader('Connection', 'close');
  request.resume();
}
