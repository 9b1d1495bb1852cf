// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun } from '@touchstone/model';
import type { Call } from '../observe/alike-calls.js';
import { GrowingPlaces, joinPlaces, type Places } from '../observe/places.js';

/** Query parameters by which OpenStack services and Swift are asked for a further page. */
const FURTHER = new Set(['marker', 'page', 'offset', 'page_token', 'next']);

export interface Pagination {
  readonly use: AssessedRun['authentication']['pagination'];
  /** Lists that offered a further page which was never asked for. */
  readonly stopped: Places;
}

/**
 * Whether, where a list said that there is more, more was asked for: the same list again, behind a marker. Holds the lists
 * that have offered more and were not yet gone on with.
 */
export class PaginationFollower {
  #offered = false;
  readonly #open = new Map<string, GrowingPlaces>();

  take({ exchange, accepted, own }: Call): void {
    if (!own) return;
    const goesOn = exchange.query?.some((name) => FURTHER.has(name)) === true;
    const offers = accepted && exchange.next === true;
    if (!goesOn && !offers) return;
    const key = `${exchange.operation ?? ''} ${exchange.path}`;
    // A further page that offers one more is both: it answers what came before it, not itself.
    if (goesOn) this.#open.delete(key);
    if (!offers) return;
    this.#offered = true;
    const places = this.#open.get(key) ?? new GrowingPlaces();
    this.#open.set(key, places.add(exchange.seq));
  }

  get pagination(): Pagination {
    const stopped = joinPlaces(this.#open.values());
    if (!this.#offered) return { use: 'not offered', stopped };
    return { use: stopped.count === 0 ? 'followed' : 'not followed', stopped };
  }
}
