// SPDX-License-Identifier: Apache-2.0
import type { Call, RunView } from './run-view.js';

/**
 * What a 4xx means. `probe`: looking whether something is there (404 on GET or HEAD; a condition that did not hold).
 * `idempotent`: making what exists, removing what is gone. `renewal`: a token had run out and was renewed.
 * `limit`: the cloud's quota or rate. `forbidden`: asked for more than it may. `wrong`: the API does not take such a request.
 */
export type Refusal = 'probe' | 'idempotent' | 'renewal' | 'limit' | 'forbidden' | 'wrong';

/** Names what a refused call was, from its method and status, and for 401 from what came after it. */
export function classifyRefusal(view: RunView, { exchange }: Call): Refusal {
  const looking = exchange.method === 'GET' || exchange.method === 'HEAD';
  switch (exchange.status) {
    case 404:
    case 410:
      if (looking) return 'probe';
      return exchange.method === 'DELETE' ? 'idempotent' : 'wrong';
    case 412:
    case 416:
      return 'probe';
    case 409:
      return 'idempotent';
    case 413:
    case 429:
      return 'limit';
    case 401:
      // Asking without a token first is how keystoneauth finds out whether a service tells its versions to anyone.
      if (exchange.auth.how === 'none') return 'probe';
      return renewed(view, exchange.seq) ? 'renewal' : 'forbidden';
    case 403:
      return 'forbidden';
    default:
      return 'wrong';
  }
}

/** After a 401, signing in again (or calling with another token) with success is how every client is meant to go on. */
function renewed(view: RunView, seq: number): boolean {
  return view.calls.some(
    (call) => call.exchange.seq > seq && call.accepted && call.exchange.auth.issued !== undefined,
  );
}
