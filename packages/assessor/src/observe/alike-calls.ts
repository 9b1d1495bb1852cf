// SPDX-License-Identifier: Apache-2.0
import type { Exchange } from '@touchstone/model';
import type { Operation } from '@touchstone/openstack';
import { isAccepted } from '../facts/call-outcome.js';
import type { OpenStackIndex } from '../openstack-index.js';
import { GrowingPlaces, type Places } from './places.js';

/** One exchange with the operation that it was classified as, as far as the index knows it. */
export interface Call {
  readonly exchange: Exchange;
  readonly operation: Operation | undefined;
  readonly accepted: boolean;
  /** It is of a step, or of no action at all: set-up and teardown speak neither for the solution nor against it. */
  readonly own: boolean;
}

/** What alike calls have in common. Of tokens and catalogs only that they were there. */
export interface AlikeExchange extends Pick<
  Exchange,
  'service' | 'operation' | 'unknown' | 'method' | 'status' | 'end' | 'step' | 'phase' | 'asked' | 'via'
> {
  /** Of the first of them; common to all where the index does not know the operation. */
  readonly path: string;
  readonly auth: {
    readonly how: Exchange['auth']['how'];
    readonly token: boolean;
    readonly issued: boolean;
    readonly catalog: boolean;
  };
}

/**
 * Calls that no fact tells apart: of one operation, in one step, with one outcome, proven in one way. A run of a million
 * calls has a few hundred of these.
 */
export interface AlikeCalls extends Places {
  readonly exchange: AlikeExchange;
  readonly operation: Operation | undefined;
  readonly accepted: boolean;
}

/**
 * Puts alike calls together as they come. Holds one entry for each distinct operation, step, status and way of
 * authentication; of what the index does not know, one for each distinct method and path, which are findings of their own.
 */
export class AlikeCallTable {
  readonly #rows = new Map<string, Row>();
  /** By operation, the row of its last call: most calls are alike to that. Only of operations that the index knows. */
  readonly #last = new Map<string, Row>();
  readonly #index: OpenStackIndex;

  constructor(index: OpenStackIndex) {
    this.#index = index;
  }

  /** In the order of the first call of each. */
  get calls(): readonly AlikeCalls[] {
    return [...this.#rows.values()];
  }

  take(exchange: Exchange): Call {
    const { operation: id, phase, seq } = exchange;
    const own = phase !== 'setup' && phase !== 'teardown';
    const last = id === null ? undefined : this.#last.get(id);
    if (last?.isAlike(exchange) === true) {
      last.add(seq);
      return { exchange, operation: last.operation, accepted: last.accepted, own };
    }
    const operation = id === null ? undefined : this.#index.findOperation(id);
    const key = alikeKey(exchange, operation);
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = new Row(exchange, operation);
      this.#rows.set(key, row);
    }
    row.add(seq);
    if (id !== null && operation !== undefined && exchange.unknown === undefined) this.#last.set(id, row);
    return { exchange, operation, accepted: row.accepted, own };
  }
}

class Row extends GrowingPlaces implements AlikeCalls {
  readonly exchange: AlikeExchange;
  readonly operation: Operation | undefined;
  readonly accepted: boolean;

  constructor(exchange: Exchange, operation: Operation | undefined) {
    super();
    this.exchange = alikeOf(exchange);
    this.operation = operation;
    this.accepted = isAccepted(exchange);
  }

  /** What alikeKey compares, for two calls of one operation that the index knows. */
  isAlike({ unknown, status, step, phase, end, service, auth, via, asked, method }: Exchange): boolean {
    const { exchange: mine } = this;
    return (
      unknown === undefined &&
      status === mine.status &&
      step === mine.step &&
      phase === mine.phase &&
      end === mine.end &&
      service === mine.service &&
      via === mine.via &&
      asked === mine.asked &&
      method === mine.method &&
      auth.how === mine.auth.how &&
      (auth.token !== undefined) === mine.auth.token &&
      (auth.issued !== undefined) === mine.auth.issued &&
      (auth.catalog === true) === mine.auth.catalog
    );
  }
}

function alikeOf(exchange: Exchange): AlikeExchange {
  const { service, operation, unknown, method, path, status, end, step, phase, asked, via, auth } = exchange;
  return {
    service,
    operation,
    ...(unknown === undefined ? {} : { unknown }),
    method,
    path,
    status,
    end,
    step,
    phase,
    ...(asked === undefined ? {} : { asked }),
    ...(via === undefined ? {} : { via }),
    auth: {
      how: auth.how,
      token: auth.token !== undefined,
      issued: auth.issued !== undefined,
      catalog: auth.catalog === true,
    },
  };
}

/** Texts that a recording may hold in any form have their length before them, so that none runs into the next. */
function alikeKey(exchange: Exchange, operation: Operation | undefined): string {
  const {
    service,
    operation: id,
    unknown,
    method,
    path,
    status,
    end,
    step,
    phase,
    asked = '',
    via,
    auth,
  } = exchange;
  const given =
    (auth.token === undefined ? 0 : 1) +
    (auth.issued === undefined ? 0 : 2) +
    (auth.catalog === true ? 4 : 0);
  const known = `${id} ${status} ${step} ${phase} ${end} ${service} ${auth.how} ${via} ${given} ${asked.length} ${asked} ${method.length} ${method}`;
  if (operation !== undefined && unknown === undefined) return known;
  return `${known} ${path.length} ${path} ${unknown?.code.length ?? ''} ${unknown?.code ?? ''} ${unknown?.reason ?? ''}`;
}
