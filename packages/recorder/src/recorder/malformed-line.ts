// SPDX-License-Identifier: Apache-2.0
import type { Exchange, Unsequenced } from '@touchstone/model';
import type { UnderStep } from './exchange-draft.js';

/** The line of what was no request at all: it reached no cloud, but it must show. */
export function malformedLine(
  refusal: { readonly status: number; readonly code: string; readonly at: number },
  { step, phase }: UnderStep,
): Unsequenced<Exchange> {
  const code = /^[A-Z][A-Z0-9_]{0,59}$/.test(refusal.code) ? refusal.code : 'UNKNOWN';
  return {
    kind: 'exchange',
    at: Math.max(0, Math.round(refusal.at * 1000) / 1000),
    step,
    phase,
    service: null,
    operation: null,
    unknown: {
      code: 'MALFORMED_REQUEST',
      reason: `A connection to the recorder brought no HTTP request (${code})`,
      nearest: [],
    },
    method: 'OTHER',
    path: '/',
    status: refusal.status,
    end: 'refused',
    firstMs: null,
    totalMs: 0,
    sent: 0,
    received: 0,
    auth: { how: 'none' },
  };
}
