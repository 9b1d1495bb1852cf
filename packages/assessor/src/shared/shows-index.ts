// SPDX-License-Identifier: Apache-2.0
import type { Concern, ConcernEntry } from '@touchstone/model';
import type { AlikeCalls } from '../observe/alike-calls.js';
import type { Concerns } from '../input.js';

/** Answers whether a call shows an operation or a concern. */
export class ShowsIndex {
  private readonly entries: ReadonlyMap<string, ConcernEntry>;

  constructor(concerns: Concerns) {
    this.entries = new Map(concerns.concerns.map((entry) => [entry.id, entry]));
  }

  findConcern(concern: Concern): ConcernEntry | undefined {
    return this.entries.get(concern);
  }

  /** The call was accepted, and is the operation or belongs to the concern of that name. */
  showsThat(call: AlikeCalls, what: string): boolean {
    if (!call.accepted || call.exchange.operation === null) return false;
    if (what.includes(':')) return call.exchange.operation === what;
    const entry = this.entries.get(what);
    return entry !== undefined && belongsTo(call, entry);
  }
}

/** A classified call, other than reading which versions a service has, to one of the concern's operations. */
export function belongsTo({ exchange, operation }: AlikeCalls, entry: ConcernEntry): boolean {
  const id = exchange.operation;
  if (id === null || operation?.kind === 'version') return false;
  if (entry.operations.length === 0) return entry.services.includes(id.slice(0, id.indexOf(':')));
  return entry.operations.some((pattern) =>
    pattern.endsWith('*') ? id.startsWith(pattern.slice(0, -1)) : id === pattern,
  );
}
