// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, isTouchstoneError, TouchstoneError } from '@touchstone/model';
import type { HandledResponse } from './handler.js';

/** Which status stands for which refusal; what is not named here is the request's fault and 422. */
const STATUS: Readonly<Record<string, number>> = {
  REQUEST_TOO_LARGE: 413,
  REQUEST_TOO_SLOW: 408,
  REQUEST_MEDIA_TYPE: 415,
  REQUEST_METHOD: 405,
  PUBLISH_TOKEN: 401,
  PUBLISH_SCOPE: 403,
  PUBLISH_BUSY: 503,
};

/**
 * A refusal as `application/problem+json` (RFC 9457), its code as an extension member. What is no refusal of ours is told
 * as a defect without a word of what happened: an error's text may hold a path or a secret of this machine.
 */
export function problem(error: unknown): HandledResponse {
  const known = toTell(error);
  const status = known === DEFECT ? 500 : isOurs(known.code) ? 503 : (STATUS[known.code] ?? 422);
  const { code, message, hint } = known;
  const body = { type: 'about:blank', title: TITLES[status] ?? 'Refused', status, code, detail: message };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(status === 503 ? { 'retry-after': '5' } : {}),
    },
    body: `${canonicalJson(hint === undefined ? body : { ...body, hint })}\n`,
  };
}

/** What the sender may hear. Where the log keeps what, and why that fails, is not for strangers. */
function toTell(error: unknown): TouchstoneError {
  if (!isTouchstoneError(error)) return DEFECT;
  if (!isOurs(error.code)) return error;
  return new TouchstoneError(error.code, 'The log cannot take anything just now.', {
    hint: 'Try again later.',
  });
}

/** Whether a refusal is about the log itself and not about what was sent. */
function isOurs(code: string): boolean {
  return code.startsWith('LOG_') && code !== 'LOG_ENTRY_SIZE';
}

const DEFECT = new TouchstoneError('REQUEST_DEFECT', 'Something went wrong here that should not have.', {
  hint: 'Try again; where it stays so, tell who runs this server.',
});

const TITLES: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
