// SPDX-License-Identifier: Apache-2.0
import type { Reply } from '../service/reply.js';
import { readAll } from './read-body.js';
import type { CloudRequest } from './request.js';

/** A request made in memory. */
export interface InjectedRequest {
  readonly method?: string;
  /** Path and query: `/identity/v3/auth/tokens`. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text and bytes go as they are; anything else becomes JSON. */
  readonly body?: unknown;
}

export interface InjectedAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  text(): string;
  /** @throws SyntaxError when the body is no JSON */
  json<T = unknown>(): T;
}

/** The in-memory adapter: the same pipeline as over a socket, without one. */
export async function inject(
  handle: (request: CloudRequest) => Promise<Reply>,
  request: InjectedRequest,
): Promise<InjectedAnswer> {
  const given = Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  const { bytes, type } = toBytes(request.body);
  const headers: Record<string, string> = Object.fromEntries(given);
  if (type !== undefined) headers['content-type'] ??= type;
  const method = request.method ?? 'GET';
  if (bytes.length > 0 || method === 'PUT' || method === 'POST')
    headers['content-length'] ??= String(bytes.length);
  const reply = await handle({ method, target: request.url, headers, body: once(bytes) });
  const body = await readAll(bodyChunks(reply), Number.POSITIVE_INFINITY);
  return {
    status: reply.status,
    headers: Object.fromEntries(
      Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    body,
    text: () => body.toString('utf8'),
    json: <T>() => JSON.parse(body.toString('utf8')) as T,
  };
}

/** The bytes of an answer, whatever form they are in. */
export async function* bodyChunks(reply: Reply): AsyncGenerator<Uint8Array> {
  const { body } = reply;
  if (body === undefined) return;
  if (typeof body === 'string') yield Buffer.from(body);
  else if (body instanceof Uint8Array) yield body;
  else yield* body;
}

function toBytes(body: unknown): { bytes: Uint8Array; type: string | undefined } {
  if (body === undefined) return { bytes: Buffer.alloc(0), type: undefined };
  if (body instanceof Uint8Array) return { bytes: body, type: undefined };
  if (typeof body === 'string') return { bytes: Buffer.from(body), type: undefined };
  return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.length > 0) yield bytes;
}
