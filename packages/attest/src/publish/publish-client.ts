// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { refusedPublication, TouchstoneError } from '@touchstone/model';
import { send, type Sent } from '../handler/send.js';
import { parsePublished, PUBLISHED_LIMIT } from './published-paper.js';
import { BUNDLE_MEDIA_TYPE, ENVELOPE_MEDIA_TYPE } from './publish-handler.js';
import type { PublishTarget } from './publish-target.js';
import type { Published } from './publish-world.js';

/** For a whole upload with its verification, in milliseconds. */
const BUNDLE_TIME = 15 * 60_000;
const STATEMENT_TIME = 60_000;

/**
 * Sends a bundle as one file. What comes back is what the log says, and nothing more: hold it to the bundle with
 * verifyPublished.
 * @param wait for a log that is busy and says when to come again
 * @throws TouchstoneError REQUEST_UNANSWERED, REQUEST_REDIRECTED, REQUEST_ANSWER_TOO_LARGE; PAPER_*; the log's own refusal
 */
export async function sendBundle(file: string, target: PublishTarget, wait: Wait): Promise<Published> {
  const { size } = await stat(file);
  return post(target, 'api/v1/bundles', wait, () => ({
    headers: { 'content-type': BUNDLE_MEDIA_TYPE, 'content-length': String(size) },
    body: createReadStream(file),
    milliseconds: BUNDLE_TIME,
  }));
}

/** Sends the envelope of a revocation, a waiver, a key or a guideline's version. @throws as sendBundle */
export function sendStatement(body: Uint8Array, target: PublishTarget, wait: Wait): Promise<Published> {
  const headers = { 'content-type': ENVELOPE_MEDIA_TYPE };
  return post(target, 'api/v1/statements', wait, () => ({ headers, body, milliseconds: STATEMENT_TIME }));
}

/** Lets so many milliseconds pass. */
export type Wait = (milliseconds: number) => Promise<unknown>;

/** A log that is busy says so, and when to come again; it is asked so often, and waited for so long at most each time. */
const TRIES = 8;
const LONGEST_WAIT = 30_000;

async function post(
  { url, token }: PublishTarget,
  path: string,
  wait: Wait,
  sent: () => Pick<Sent, 'headers' | 'body' | 'milliseconds'>,
): Promise<Published> {
  const place = new URL(path, url);
  for (let tries = 1; ; tries += 1) {
    const { headers, ...rest } = sent();
    const authorization = `Bearer ${token}`;
    const request = {
      method: 'POST',
      headers: { ...headers, authorization },
      limit: PUBLISHED_LIMIT,
    } as const;
    const answer = await send(place, { ...request, ...rest });
    if (answer.status === 200 || answer.status === 201) {
      const published = parsePublished(answer.body, `the answer of ${url.host}`);
      return { ...published, fresh: answer.status === 201 };
    }
    const seconds = /^[0-9]{1,4}$/.exec(answer.headers.get('retry-after') ?? '')?.[0];
    if (answer.status !== 503 || seconds === undefined || tries === TRIES)
      throw refusalOf(answer.status, answer.body, url);
    await wait(Math.min(LONGEST_WAIT, Number(seconds) * 1000));
  }
}

/** The log's refusal in its own words (RFC 9457), under its code. */
function refusalOf(status: number, body: Uint8Array, { host }: URL): TouchstoneError {
  let said: unknown;
  try {
    said = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    said = undefined;
  }
  const problem = refusedPublication.safeParse(said);
  if (problem.success) {
    const { code, detail, hint } = problem.data;
    return new TouchstoneError(code, `${host} refuses it: ${detail}`, {
      ...(hint === undefined ? {} : { hint }),
      details: { status, host },
    });
  }
  return new TouchstoneError('PUBLISH_ANSWER', `${host} answers ${status}, and not in the words of a log.`, {
    hint: 'Is this the address of a log or a registry?',
    details: { status, host },
  });
}
