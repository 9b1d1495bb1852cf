// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import fastify, { type FastifyInstance } from 'fastify';
import { problem, type HandledRequest, type HandledResponse, type Handler } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { bodyOf, linger } from './request-body.js';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export interface ServeOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** For a whole request, in milliseconds: a little more than its handlers allow, which answer when theirs is over. */
  readonly requestMilliseconds: number;
  readonly onDefect: (error: unknown) => void;
}

const HEADERS_MILLISECONDS = 10_000;
const CONNECTIONS = 500;

/** Serves a handler over HTTP. The transport knows nothing of what is served. */
export async function serveHandler(handler: Handler, options: ServeOptions): Promise<Served> {
  const app = fastify({
    requestTimeout: options.requestMilliseconds,
    keepAliveTimeout: HEADERS_MILLISECONDS,
    forceCloseConnections: true,
    http: { headersTimeout: HEADERS_MILLISECONDS, connectionsCheckingInterval: 2_000 },
  });
  app.server.maxConnections = CONNECTIONS;
  mount(app, handler, options.onDefect);
  const url = await app.listen({ host: options.host, port: options.port }).catch((cause: unknown) => {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new TouchstoneError(
      'CLI_PORT',
      `Nothing can be served at ${options.host}:${options.port} (${code}).`,
      {
        hint: 'Name another --port, or 0 for any that is free.',
        cause,
      },
    );
  });
  return { url, close: () => app.close() };
}

function mount(app: FastifyInstance, handler: Handler, onDefect: (error: unknown) => void): void {
  // Before fastify looks at the body: to read it or not is for the handlers, whatever type it is said to be.
  app.addHook('onRequest', async ({ raw }, reply) => {
    const { status, headers, body } = await answer(handler, raw, onDefect);
    reply.raw.once('finish', () => linger(raw));
    return reply
      .code(status)
      .headers(headers)
      .send(typeof body === 'string' ? Buffer.from(body) : body);
  });
}

async function answer(
  handler: Handler,
  raw: IncomingMessage,
  onDefect: (error: unknown) => void,
): Promise<HandledResponse> {
  try {
    return (await handler(handledRequest(raw))) ?? NOT_FOUND;
  } catch (error) {
    onDefect(error);
    return problem(error);
  }
}

const NOT_FOUND: HandledResponse = {
  status: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'There is nothing here.\n',
};

function handledRequest(raw: IncomingMessage): HandledRequest {
  return {
    method: raw.method ?? '',
    path: (raw.url ?? '').split('?', 1)[0] ?? '',
    header: (name) => {
      const value = raw.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: bodyOf(raw),
  };
}
