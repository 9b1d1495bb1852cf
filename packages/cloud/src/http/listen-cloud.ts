// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TouchstoneError } from '@touchstone/model';
import type { EmbeddedCloud } from '../cloud/embedded-cloud.js';
import type { Reply } from '../service/reply.js';
import { emptyBody } from './read-body.js';

export interface ListenOptions {
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

/** Milliseconds that an idle connection is kept. */
const KEEP_ALIVE = 75_000;

export interface ListeningCloud {
  /** "http://127.0.0.1:41234" */
  readonly origin: string;
  /** What clients call `OS_AUTH_URL`. */
  readonly authUrl: string;
  close(): Promise<void>;
}

/**
 * Puts a cloud on one port, one path per service, and makes its catalog lead there.
 * @throws TouchstoneError CLOUD_CANNOT_LISTEN
 */
export async function listenCloud(
  cloud: EmbeddedCloud,
  options: ListenOptions = {},
): Promise<ListeningCloud> {
  const host = options.host ?? '127.0.0.1';
  const server = createServer((request, response) => void serve(cloud, request, response));
  // The client decides how long an upload takes; a large image over a slow line must not be cut.
  server.requestTimeout = 0;
  // Clients keep connections for reuse; one that we close while they write to it would fail for no fault of theirs.
  server.keepAliveTimeout = KEEP_ALIVE;
  server.headersTimeout = KEEP_ALIVE + 5000;
  server.on('checkContinue', (request, response) => void serve(cloud, request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(host, options.port ?? 0, cause)));
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  cloud.setOrigin(origin);
  return {
    origin,
    authUrl: `${origin}/identity/v3`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  cloud: EmbeddedCloud,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const answer = await cloud.handle({
    method: request.method ?? 'GET',
    target: request.url ?? '/',
    headers: joinHeaders(request.headers),
    body: readsBody(request, response),
  });
  await send(answer, request, response).catch(() => response.destroy());
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

function cannotListen(host: string, port: number, cause: unknown): TouchstoneError {
  return new TouchstoneError('CLOUD_CANNOT_LISTEN', `the embedded cloud cannot listen on ${host}:${port}`, {
    hint: 'choose another address or port, or let it take any free port with port 0',
    details: { host, port },
    cause,
  });
}
