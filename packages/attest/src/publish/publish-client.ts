// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { refusedPublication, TouchstoneError } from '@touchstone/model';
import { send } from '../handler/send.js';
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
 * @throws TouchstoneError REQUEST_UNANSWERED, REQUEST_REDIRECTED, REQUEST_ANSWER_TOO_LARGE; PAPER_*; the log's own refusal
 */
export async function sendBundle(file: string, target: PublishTarget): Promise<Published> {
  const { size } = await stat(file);
  return post(target, 'api/v1/bundles', BUNDLE_TIME, {
    headers: { 'content-type': BUNDLE_MEDIA_TYPE, 'content-length': String(size) },
    body: createReadStream(file),
  });
}

/** Sends the envelope of a revocation, a waiver, a key or a guideline's version. @throws as sendBundle */
export function sendStatement(bytes: Uint8Array, target: PublishTarget): Promise<Published> {
  return post(target, 'api/v1/statements', STATEMENT_TIME, {
    headers: { 'content-type': ENVELOPE_MEDIA_TYPE },
    body: bytes,
  });
}

async function post(
  { url, token }: PublishTarget,
  path: string,
  milliseconds: number,
  { headers, body }: { headers: Record<string, string>; body: Uint8Array | AsyncIterable<Uint8Array> },
): Promise<Published> {
  const place = new URL(path, url);
  const answer = await send(place, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body,
    limit: PUBLISHED_LIMIT,
    milliseconds,
  });
  if (answer.status === 200 || answer.status === 201) {
    return { ...parsePublished(answer.body, `the answer of ${url.host}`), fresh: answer.status === 201 };
  }
  throw refusalOf(answer.status, answer.body, url);
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
