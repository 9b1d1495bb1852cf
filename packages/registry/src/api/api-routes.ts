// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { answered, answeredPaper, answeredText } from './answer.js';
import type { ApiHandler, ApiRequest, ApiResponse } from './api-handler.js';
import { apiProblem } from './api-problem.js';
import { matchPath } from './match-path.js';
import { openApiText } from './open-api-document.js';
import { ROUTES } from './routes/routes.js';
import type { ApiWorld, Route, RouteAnswer } from './route.js';

const API = '/api/v1';

/**
 * The JSON API for reading. Its routes are a list, and the document at `/api/v1/openapi.json` is made from the same list.
 * Refuses whatever else is asked for below `/api/v1`, but for POST, which other handlers take.
 * @throws TouchstoneError (when it answers) REGISTRY_NOT_FOUND, REQUEST_PARAMETER; what the registry throws
 */
export function apiRoutes(world: ApiWorld): ApiHandler {
  return async (request) =>
    request.path === API || request.path.startsWith(`${API}/`) ? answer(world, request) : undefined;
}

async function answer(world: ApiWorld, request: ApiRequest): Promise<ApiResponse | undefined> {
  const { method } = request;
  if (method === 'POST') return undefined;
  if (method !== 'GET' && method !== 'HEAD') return wrongMethod();
  const below = request.path.slice(API.length);
  if (below === '' || below === '/openapi.json')
    return answeredText(request, openApiText(), 'application/json');
  for (const route of ROUTES) {
    const parameters = matchPath(route.path, below);
    if (parameters === undefined) continue;
    const query = new URLSearchParams(request.query.slice(0, QUERY_LIMIT));
    const found = await route.handle(world, { path: request.path, parameters, query });
    if (found === undefined) throw notFound(request.path);
    return send(request, route, found);
  }
  throw notFound(request.path);
}

/** Letters of a query that are looked at; the longest that a search can write has fewer. */
const QUERY_LIMIT = 32 * 1024;

function send(request: ApiRequest, route: Route, found: RouteAnswer): ApiResponse | Promise<ApiResponse> {
  if (found.kind === 'paper') return answeredPaper(request, found.paper, found.links);
  const mediaType = 'mediaType' in route.answer ? route.answer.mediaType : 'application/json';
  if (found.kind === 'text') {
    return answered(request, { digest: found.digest, mediaType, body: () => found.text });
  }
  return sendBytes(request, mediaType, found);
}

/** Strangers' bytes: to be saved, and never shown or run as if they were ours. */
async function sendBytes(
  request: ApiRequest,
  mediaType: string,
  { digest, name, bytes, read }: Extract<RouteAnswer, { kind: 'bytes' }>,
): Promise<ApiResponse> {
  const response = answered(request, {
    digest,
    mediaType,
    headers: {
      'content-disposition': `attachment; filename="${name.replaceAll(/[^A-Za-z0-9._-]+/g, '-')}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      ...(bytes === undefined ? {} : { 'content-length': String(bytes) }),
    },
    body: read,
  });
  if (response.status !== 200 || request.method === 'HEAD') return response;
  return { ...response, body: await begun(response.body as AsyncIterable<Uint8Array>) };
}

/**
 * The same pieces, the first of them read already: what fails at once is refused, and is not an answer that breaks off. A
 * server that loses its client ends the iterator, begun or not; of a generator that nobody began, `return` would end nothing.
 */
async function begun(pieces: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const iterator = pieces[Symbol.asyncIterator]();
  let first: Promise<IteratorResult<Uint8Array>> | undefined = Promise.resolve(await iterator.next());
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        const next = first ?? iterator.next();
        first = undefined;
        return next;
      },
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
    }),
  };
}

function wrongMethod(): ApiResponse {
  const error = new TouchstoneError('REQUEST_METHOD', 'This address is read, with GET or HEAD.', {
    hint: `${API}/openapi.json says what there is.`,
  });
  return apiProblem(error, { allow: 'GET, HEAD' });
}

function notFound(path: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_NOT_FOUND', `There is nothing at ${path.slice(0, 200)}.`, {
    hint: `${API}/openapi.json says what there is.`,
  });
}
