// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, isTouchstoneError, type TouchstoneError } from '@touchstone/model';
import { problem, type HandledResponse } from '@touchstone/attest';

interface Told {
  readonly status: number;
  readonly title: string;
  /** In place of the refusal's own words: where things are kept, and why that fails, is not for strangers. */
  readonly instead?: string;
}

const BROKEN: Told = {
  status: 503,
  title: 'Service Unavailable',
  instead: 'The registry cannot answer just now.',
};

/** Which status stands for which refusal of this room; those of other rooms are told as attest's servers tell them. */
const TOLD: Readonly<Record<string, Told>> = {
  REGISTRY_NOT_FOUND: { status: 404, title: 'Not Found' },
  REGISTRY_DATABASE: BROKEN,
  REGISTRY_BUSY: BROKEN,
  REGISTRY_EVIDENCE: BROKEN,
  REGISTRY_EVIDENCE_WRITE: BROKEN,
  REGISTRY_LOG_SHRANK: BROKEN,
  REQUEST_PARAMETER: { status: 400, title: 'Bad Request' },
  REQUEST_RATE: { status: 429, title: 'Too Many Requests' },
};

/** A refusal as `application/problem+json` (RFC 9457), its code as an extension member. */
export function apiProblem(error: unknown, headers: Readonly<Record<string, string>> = {}): HandledResponse {
  const told = isTouchstoneError(error) ? TOLD[error.code] : undefined;
  if (told === undefined) {
    const answer = problem(error);
    return { ...answer, headers: { ...answer.headers, ...COMMON, ...headers } };
  }
  const { code, message, hint } = error as TouchstoneError;
  const { status, title, instead } = told;
  const body = { type: 'about:blank', title, status, code, detail: instead ?? message };
  const shown = instead === undefined ? hint : 'Try again later.';
  return {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 503 ? { 'retry-after': '5' } : {}),
      ...COMMON,
      ...headers,
    },
    body: `${canonicalJson(shown === undefined ? body : { ...body, hint: shown })}\n`,
  };
}

const COMMON = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' };
