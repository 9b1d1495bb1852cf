// SPDX-License-Identifier: Apache-2.0
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import compress from '@fastify/compress';
import fastify, { type FastifyInstance } from 'fastify';
import { problem } from '@touchstone/attest';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import type { ApiHandler, ApiRequest, ApiResponse } from '@touchstone/registry';
import { bodyOf, linger } from '../log-service/request-body.js';
import { clientAddress, type TrustedProxies } from './client-address.js';
import { type ConnectionLimits, holdConnections } from './hold-connections.js';
import { isOwnHost } from './own-hosts.js';

export interface MarketplaceServer {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** As readers know it: `https://host`; undefined where it is known by its address. */
  readonly origin: string | undefined;
  readonly proxies: TrustedProxies;
  readonly handler: ApiHandler;
  /** Another server below a path of this one, as Node's `request` event has it. */
  readonly below: { readonly path: string; readonly listener: Listener } | undefined;
  readonly onDefect: (error: unknown) => void;
  /** For a body that is sent to pages; 20,000 unless told. Papers have times of their own, which their handlers answer for. */
  readonly formMilliseconds?: number;
  readonly connections?: ConnectionLimits;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface ServedMarketplace {
  readonly port: number;
  close(): Promise<void>;
}

const HEADERS_MILLISECONDS = 10_000;
/** Clients of OpenStack keep connections for reuse; one that is closed while they write to it fails for no fault of theirs. */
const KEEP_ALIVE_MILLISECONDS = 75_000;
const FORM_MILLISECONDS = 20_000;
const CONNECTIONS = 1000;
/**
 * Headers of every answer that has none of its own. The bytes of a stranger's evidence are of one origin with the pages:
 * taken for what they say they are, and opened as a document, they still load and run nothing, framed by nobody.
 */
const WHATEVER_IS_SENT = Object.freeze({
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
});
/** What is under way when the server ends has so long to come to its end. */
const FAREWELL_MILLISECONDS = 10_000;
/** Hashes of the log and recordings shrink no further. */
const SHRINKS = /^text\/(?!event-stream)|^image\/svg|[/+](?:json|xml|javascript)(?:;|$)/;

/** Serves pages, API and what lies below a path on one port, over HTTP/1.1. @throws TouchstoneError CLI_PORT */
export async function serveMarketplace(server: MarketplaceServer): Promise<ServedMarketplace> {
  const app = fastify({
    // What is under way is answered; `close` below says for how long.
    forceCloseConnections: 'idle',
    serverFactory: (listener) => httpServer(listener, server),
  });
  await app.register(compress, { customTypes: SHRINKS, encodings: ['br', 'gzip'], threshold: 1024 });
  mount(app, server);
  await app.listen({ host: server.host, port: server.port }).catch((cause: unknown) => {
    throw cannotListen(server, cause);
  });
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : server.port,
    close: () => closeWithin(app, FAREWELL_MILLISECONDS),
  };
}

function httpServer(
  listener: Listener,
  { below, host, origin, proxies, connections }: MarketplaceServer,
): ReturnType<typeof createServer> {
  const dispatch: Listener = (request, response) => {
    for (const [name, value] of Object.entries(WHATEVER_IS_SENT)) response.setHeader(name, value);
    if (request.headersDistinct['host']?.length !== 1) misdirected(response);
    else if (!isOwnHost(request.headers.host, host, origin)) misdirected(response);
    else if (below !== undefined && isBelow(request.url ?? '/', below.path))
      below.listener(request, response);
    else {
      if (request.headers.expect !== undefined) response.writeContinue();
      listener(request, response);
    }
  };
  const http = createServer({ connectionsCheckingInterval: 2000 }, dispatch).on('checkContinue', dispatch);
  http.headersTimeout = HEADERS_MILLISECONDS;
  http.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  // How long a large image takes is for the cloud's clients to say, as long as it moves; other bodies are timed one by one.
  http.requestTimeout = 0;
  http.maxConnections = CONNECTIONS;
  holdConnections(http, proxies, connections);
  return http;
}

async function closeWithin(app: FastifyInstance, milliseconds: number): Promise<void> {
  const patience = setTimeout(() => app.server.closeAllConnections(), milliseconds);
  await app.close().finally(() => clearTimeout(patience));
}

function isBelow(url: string, path: string): boolean {
  return url === path || url.startsWith(`${path}/`) || url.startsWith(`${path}?`);
}

function misdirected(response: ServerResponse): void {
  response.writeHead(421, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end('This marketplace is not known by that name. Whoever runs it names it with --origin.\n');
}

function mount(app: FastifyInstance, server: MarketplaceServer): void {
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/*',
    // Before fastify looks at the body: to read it or not is for the handlers, whatever type it is said to be.
    onRequest: async ({ raw }, reply) => {
      const { status, headers, body } = await answer(server, raw);
      reply.raw.once('finish', () => linger(raw));
      // Compressed, what a session alone may see would tell by its length what it holds beside a stranger's words (BREACH).
      // And @fastify/compress also takes types that its own list says shrink, application/octet-stream among them; of what is
      // compressed already it then says an encoding that it does not have: a recording would reach no browser.
      const shrinks = SHRINKS.test(headers['content-type'] ?? '');
      if (!shrinks || /\bno-store\b/.test(headers['cache-control'] ?? ''))
        raw.headers['x-no-compression'] = 'true';
      // An answer to HEAD says nothing of a length, or it would say 0.
      if (raw.method === 'HEAD') return reply.code(status).headers(headers).send(Readable.from([]));
      return reply
        .code(status)
        .headers(headers)
        .send(
          typeof body === 'string' ? Buffer.from(body) : body instanceof Uint8Array ? body : streamOf(body),
        );
    },
    handler: async (_, reply) => reply,
  });
}

function streamOf(body: AsyncIterable<Uint8Array>): Readable {
  return Readable.from(body, { objectMode: false });
}

async function answer(server: MarketplaceServer, raw: IncomingMessage): Promise<ApiResponse> {
  const timed = timeBody(raw, server.formMilliseconds ?? FORM_MILLISECONDS);
  try {
    return (await server.handler(requestOf(raw, server.proxies))) ?? NOT_FOUND;
  } catch (error) {
    // A sender that breaks off is no defect of ours.
    if (!isTouchstoneError(error, 'CLI_REQUEST_CUT')) server.onDefect(error);
    return problem(error);
  } finally {
    clearTimeout(timed);
  }
}

/** A form that trickles in is cut: each would hold a connection for as long as its sender likes. */
function timeBody(raw: IncomingMessage, milliseconds: number): NodeJS.Timeout | undefined {
  if (raw.method === 'GET' || raw.method === 'HEAD' || raw.url?.startsWith('/api/')) return undefined;
  return setTimeout(() => {
    if (!raw.complete) raw.destroy();
  }, milliseconds);
}

const NOT_FOUND: ApiResponse = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'There is nothing here.\n',
};

function requestOf(raw: IncomingMessage, proxies: TrustedProxies): ApiRequest {
  const [path = '/', query = ''] = (raw.url ?? '/').split(/\?(.*)/s);
  const header = (name: string): string | undefined => {
    const value = raw.headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };
  const client = clientAddress(raw.socket.remoteAddress, header('x-forwarded-for'), proxies);
  return {
    method: raw.method ?? 'GET',
    path,
    query,
    header,
    body: bodyOf(raw),
    ...(client === undefined ? {} : { client }),
  };
}

function cannotListen({ host, port }: MarketplaceServer, cause: unknown): TouchstoneError {
  const { code = 'unknown' } = cause as NodeJS.ErrnoException;
  const taken = code === 'EADDRINUSE';
  return new TouchstoneError(
    'CLI_PORT',
    `Nothing can be served at ${host}:${port} (${taken ? 'it is taken' : code}).`,
    {
      hint: taken
        ? 'Does a marketplace run there already? Name another --port, or 0 for any that is free.'
        : 'Name another --port or --host.',
      details: { host, port, reason: code },
      cause,
    },
  );
}
