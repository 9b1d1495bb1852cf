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
  const continued = lastContinuations(view);
  const stopped = offers.filter(({ exchange }) => (continued.get(listKey(exchange)) ?? -1) <= exchange.seq);
  return { use: stopped.length === 0 ? 'followed' : 'not followed', stopped };
}

/** Where each list was last asked for behind a marker: one pass, whatever the number of offers. */
function lastContinuations(view: RunView): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { exchange } of view.calls) {
    if (exchange.query?.some((name) => FURTHER.has(name)) !== true) continue;
    const key = listKey(exchange);
    last.set(key, Math.max(last.get(key) ?? -1, exchange.seq));
  }
  return last;
}

function listKey({ operation, path }: Call['exchange']): string {
  return `${operation ?? ''} ${path}`;
}
