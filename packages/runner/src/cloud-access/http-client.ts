// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { TouchstoneError } from '@touchstone/model';
import { Agent, request, type Dispatcher } from 'undici';
import type { CloudConfig } from './cloud-config.js';
import { explainNetworkFailure } from './explain-network-failure.js';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; of repeated ones the first. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  /** The body as UTF-8. */
  readonly text: string;
}

/** Sends one request; a test may give a function in its place. Throws ACCESS_* when no answer comes. */
export type Send = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>;

export interface Timeouts {
  /** Until the connection stands, in ms. */
  readonly connectMs: number;
  /** Until the head of the response, and between parts of its body, in ms. */
  readonly responseMs: number;
  /** Largest response body that is read, in bytes. */
  readonly limitBytes: number;
}
export const DEFAULT_TIMEOUTS: Timeouts = Object.freeze({
  connectMs: 10_000,
  responseMs: 120_000,
  limitBytes: 64 * 1024 * 1024,
});

export interface HttpClient {
  readonly send: Send;
  readonly close: () => Promise<void>;
}

/** An HTTP client with the trust and the client certificate of one cloud. Throws ACCESS_FILE for PEM files. */
export function createHttpClient(config: CloudConfig, timeouts: Timeouts = DEFAULT_TIMEOUTS): HttpClient {
  const agent = new Agent({
    connections: 8,
    headersTimeout: timeouts.responseMs,
    bodyTimeout: timeouts.responseMs,
    connect: {
      timeout: timeouts.connectMs,
      rejectUnauthorized: config.verify,
      ...pem('ca', config.cacert),
      ...pem('cert', config.cert),
      ...pem('key', config.key),
    },
  });
  const send: Send = async (asked, signal) => {
    try {
      const response = await request(asked.url, {
        dispatcher: agent,
        method: asked.method as Dispatcher.HttpMethod,
        headers: { accept: 'application/json', 'user-agent': 'touchstone', ...asked.headers },
        body: asked.body ?? null,
        ...(signal ? { signal } : {}),
      });
      const bytes = await boundedBytes(response.body, timeouts.limitBytes, asked.url);
      const text = bytes.toString('utf8');
      return { status: response.statusCode, headers: singleHeaders(response.headers), bytes, text };
    } catch (error) {
      throw explainNetworkFailure(error, asked.url, config, timeouts);
    }
  };
  return { send, close: () => agent.destroy() };
}

async function boundedBytes(body: AsyncIterable<Uint8Array>, limit: number, url: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > limit) {
      throw new TouchstoneError('ACCESS_ANSWER', `${url} answered with more than ${limit} bytes.`, {
        hint: 'An OpenStack listing is never that long; is this the right address?',
      });
    }
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function singleHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name.toLowerCase(), first]];
    }),
  );
}

function pem(option: 'ca' | 'cert' | 'key', path: string | undefined): Record<string, string> {
  return path === undefined ? {} : { [option]: readPem(option === 'ca' ? 'cacert' : option, path) };
}

/** The text of a PEM file that the configuration names. Throws ACCESS_FILE. */
export function readPem(field: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new TouchstoneError('ACCESS_FILE', `${field}: ${path} cannot be read.`, {
      hint: `Correct ${field} in clouds.yaml (or OS_${field.toUpperCase()}).`,
      details: { file: path, field },
      cause,
    });
  }
}
