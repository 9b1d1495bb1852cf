// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';

/** What a call came to: success counts, attempts do not (DESIGN.md, section 5, rule 5). */
export type CallOutcome = 'used' | 'refused' | 'failed';

/**
 * `used`: the cloud accepted it (1xx to 3xx; 300 is how version lists are answered). `refused`: 4xx.
 * `failed`: 5xx, or no whole answer came. A client that stops reading an accepted answer has still used the operation.
 */
export function callOutcome(exchange: Pick<Exchange, 'status' | 'end'>): CallOutcome {
  const { status, end } = exchange;
  if (status === null || end === 'upstream-lost' || end === 'upstream-unreachable') return 'failed';
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'used';
}

/** The call was answered and changed or told something. */
export function isAccepted(exchange: Pick<Exchange, 'status' | 'end'>): boolean {
  return callOutcome(exchange) === 'used';
}
