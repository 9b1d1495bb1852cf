// SPDX-License-Identifier: Apache-2.0
import type { Call, RunView } from './run-view.js';

/**
 * What a 4xx means. `probe`: looking whether something is there (404 on GET or HEAD; 400, and then the
 * list of the same resource; a condition that did not hold).
 * `idempotent`: making what exists, removing what is gone. `renewal`: a token had run out and was renewed.
 * `limit`: the cloud's quota or rate. `forbidden`: asked for more than it may. `wrong`: the API does not take such a request.
 */
export type Refusal = 'probe' | 'idempotent' | 'renewal' | 'limit' | 'forbidden' | 'wrong';

/** Names what a refused call was, from its method and status, and for 401 from what came after it. */
export function classifyRefusal(view: RunView, call: Call): Refusal {
  const { exchange } = call;
  const looking = exchange.method === 'GET' || exchange.method === 'HEAD';
  switch (exchange.status) {
    case 400:
      return looking && wentOnToTheList(view, call) ? 'probe' : 'wrong';
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

/** How many calls to other services may lie between: clients work in parallel. */
const LOOK_AHEAD = 8;

/** A name where an id is wanted: nova answers 400 instead of 404 in places, and the client takes the list next. */
function wentOnToTheList(view: RunView, { exchange, operation }: Call): boolean {
  if (operation?.kind !== 'read') return false;
  const after = firstAfter(view.calls, exchange.seq);
  const next = view.calls
    .slice(after, after + LOOK_AHEAD)
    .find((call) => call.exchange.service === exchange.service);
  const list = next?.accepted === true && next.operation?.kind === 'list' ? next.operation : undefined;
  return list?.resource === operation.resource;
}

/** The position of the first call behind a line, by halving: calls are in the order of their lines. */
function firstAfter(calls: readonly Call[], seq: number): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (calls[middle]!.exchange.seq > seq) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** After a 401, signing in again (or calling with another token) with success is how every client is meant to go on. */
function renewed(view: RunView, seq: number): boolean {
  let last = lastRenewals.get(view);
  if (last === undefined) {
    const renewal = view.calls.findLast((call) => call.accepted && call.exchange.auth.issued !== undefined);
    last = renewal?.exchange.seq ?? -1;
    lastRenewals.set(view, last);
  }
  return last > seq;
}

/** The place of each run's last sign-in: a run of 100,000 calls may hold thousands of 401s, and each asks. */
const lastRenewals = new WeakMap<RunView, number>();
