// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { boundedBody } from '../stores/bounded-body.js';
import { networkReason } from '../stores/http-reader.js';

/** A request to a server of someone else. */
export interface Sent {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | AsyncIterable<Uint8Array>;
  /** Bytes of the answer that are read at most. */
  readonly limit: number;
  /** For all of it, in milliseconds. */
  readonly milliseconds: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/**
 * Sends a request and reads its answer, bounded in bytes and time. No redirect is followed: whoever answers for a moment
 * could send a token, or the trust that was put in one address, to another.
 * @throws TouchstoneError REQUEST_UNANSWERED, REQUEST_REDIRECTED, REQUEST_ANSWER_TOO_LARGE
 */
export async function send(url: URL, sent: Sent): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(url, {
      method: sent.method,
      headers: { ...sent.headers },
      redirect: 'manual',
      signal: AbortSignal.timeout(sent.milliseconds),
      ...(sent.body === undefined
        ? {}
        : { body: sent.body as NonNullable<RequestInit['body']>, duplex: 'half' }),
    });
    if (response.status >= 300 && response.status < 400) throw redirected(url, response);
    const body = await boundedBody(response, sent.limit);
    if (body === undefined) throw tooLong(url, sent.limit);
    return { status: response.status, headers: response.headers, body };
  } catch (cause) {
    if (cause instanceof TouchstoneError) throw cause;
    throw new TouchstoneError(
      'REQUEST_UNANSWERED',
      `${placeOf(url)} did not answer: ${cause instanceof Error ? networkReason(cause) : 'no reason is known'}.`,
      {
        hint: 'Is the address right, and is the server up?',
        details: { url: placeOf(url) },
        cause,
      },
    );
  }
}

function tooLong(url: URL, limit: number): TouchstoneError {
  return new TouchstoneError(
    'REQUEST_ANSWER_TOO_LARGE',
    `${placeOf(url)} answers with more than ${limit} bytes.`,
    {
      hint: 'Is this the address of a log, a witness or a registry?',
      details: { url: placeOf(url), limit },
    },
  );
}

function redirected(url: URL, response: Response): TouchstoneError {
  void response.body?.cancel().catch(() => undefined);
  const to = response.headers.get('location')?.slice(0, 200) ?? 'elsewhere';
  return new TouchstoneError(
    'REQUEST_REDIRECTED',
    `${placeOf(url)} points to ${to}; redirects are not followed.`,
    {
      hint: 'Where that is right, name the new address yourself.',
      details: { url: placeOf(url), to },
    },
  );
}

/** An address without what could be secret in it: user, password, query. */
export function placeOf(url: URL): string {
  return `${url.origin}${url.pathname}`;
}
