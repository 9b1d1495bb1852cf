// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { Call, RunView } from './run-view.js';

/** Query parameters by which OpenStack services and Swift are asked for a further page. */
const FURTHER = new Set(['marker', 'page', 'offset', 'page_token', 'next']);

export interface Pagination {
  readonly use: AssessedRun['authentication']['pagination'];
  /** Lists that offered a further page which was never asked for. */
  readonly stopped: readonly Call[];
}

/** Whether, where a list said that there is more, more was asked for: the same list again, behind a marker. */
export function followPagination(view: RunView): Pagination {
  const offers = view.calls.filter((call) => call.accepted && call.exchange.next === true);
  if (offers.length === 0) return { use: 'not offered', stopped: [] };
  const stopped = offers.filter((offer) => !view.calls.some((call) => continues(offer, call)));
  return { use: stopped.length === 0 ? 'followed' : 'not followed', stopped };
}

function continues(offer: Call, call: Call): boolean {
  return (
    call.exchange.seq > offer.exchange.seq &&
    call.exchange.operation === offer.exchange.operation &&
    call.exchange.path === offer.exchange.path &&
    (call.exchange.query ?? []).some((name) => FURTHER.has(name))
  );
}
