// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '@touchstone/openstack';
import type { Call } from '../observe/alike-calls.js';
import { GrowingPlaces, type Places } from '../observe/places.js';
import { callOutcome } from './call-outcome.js';

/**
 * What a 4xx means. `probe`: looking whether something is there (404 on GET or HEAD; 400, and then the
 * list of the same resource; a condition that did not hold).
 * `idempotent`: making what exists, removing what is gone. `renewal`: a token had run out and was renewed.
 * `limit`: the cloud's quota or rate. `forbidden`: asked for more than it may. `wrong`: the API does not take such a request.
 */
export type Refusal = 'probe' | 'idempotent' | 'renewal' | 'limit' | 'forbidden' | 'wrong';

/** Refused calls of one operation that mean the same. */
export interface RefusedCalls extends Places {
  readonly refusal: Refusal;
  readonly operation: string;
  readonly status: number;
  /** The steps in which they were made; an empty name for calls outside any. */
  readonly steps: ReadonlySet<string>;
}

/** How many calls to other services may lie between: clients work in parallel. */
const LOOK_AHEAD = 8;

/** A look that was answered 400, until the next call to its service shows what it was. */
interface Undecided {
  readonly call: Call;
  readonly operation: Operation;
  left: number;
}

/**
 * Names what each refused call of the solution was, from its method and status: for 400 also from the call after it, for
 * 401 from whether a sign-in came later. Holds one entry for each operation, status and meaning.
 */
export class RefusalFollower {
  readonly #decided = new Map<string, Row>();
  /** 401s since the last sign-in with success: none has been renewed yet. */
  #unrenewed = new Map<string, Row>();
  #undecided: Undecided[] = [];

  take(call: Call): void {
    this.#lookAhead(call);
    // After a 401, signing in again (or calling with another token) with success is how every client is meant to go on.
    if (call.accepted && call.exchange.auth.issued !== undefined) this.#unrenewed = new Map();
    if (!call.own || call.exchange.operation === null || callOutcome(call.exchange) !== 'refused') return;
    const refusal = refusalOf(call);
    if (refusal === 'renewal') note(this.#unrenewed, call, 'forbidden');
    else if (call.exchange.status === 400 && isLook(call) && call.operation?.kind === 'read')
      this.#undecided.push({ call, operation: call.operation, left: LOOK_AHEAD });
    else note(this.#decided, call, refusal);
  }

  /**
   * What all of them were, when the last call has been taken: in the order of the first call of each. Renewals are not
   * among them: they mean nothing.
   */
  end(): readonly RefusedCalls[] {
    for (const { call } of this.#undecided.splice(0)) note(this.#decided, call, 'wrong');
    return [...this.#decided.values(), ...this.#unrenewed.values()].sort((a, b) => a.seqs[0]! - b.seqs[0]!);
  }

  /** A name where an id is wanted: nova answers 400 instead of 404 in places, and the client takes the list next. */
  #lookAhead({ exchange, operation, accepted }: Call): void {
    if (this.#undecided.length === 0) return;
    this.#undecided = this.#undecided.filter((one) => {
      one.left -= 1;
      const answers = exchange.service === one.call.exchange.service;
      if (!answers && one.left > 0) return true;
      const listed = answers && accepted && operation?.kind === 'list' ? operation.resource : undefined;
      note(this.#decided, one.call, listed === one.operation.resource ? 'probe' : 'wrong');
      return false;
    });
  }
}

/** What a refused call was; `renewal` for a 401 that is one if a sign-in follows, and `forbidden` else. */
function refusalOf(call: Call): Refusal {
  const { exchange } = call;
  switch (exchange.status) {
    case 404:
    case 410:
      if (isLook(call)) return 'probe';
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
      return exchange.auth.how === 'none' ? 'probe' : 'renewal';
    case 403:
      return 'forbidden';
    default:
      return 'wrong';
  }
}

function isLook({ exchange }: Call): boolean {
  return exchange.method === 'GET' || exchange.method === 'HEAD';
}

function note(rows: Map<string, Row>, { exchange }: Call, refusal: Refusal): void {
  const key = `${refusal} ${exchange.status} ${exchange.operation}`;
  const row = rows.get(key) ?? new Row(refusal, exchange.operation!, exchange.status!);
  rows.set(key, row);
  row.steps.add(exchange.step ?? '');
  row.add(exchange.seq);
}

class Row extends GrowingPlaces implements RefusedCalls {
  readonly steps = new Set<string>();
  readonly refusal: Refusal;
  readonly operation: string;
  readonly status: number;

  constructor(refusal: Refusal, operation: string, status: number) {
    super();
    this.refusal = refusal;
    this.operation = operation;
    this.status = status;
  }
}
