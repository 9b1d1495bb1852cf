// SPDX-License-Identifier: Apache-2.0
import type { Stored, StoreKind } from './store-kind.js';
import type { Transitions } from './transitions.js';

/** The records of one kind, in the order in which they came. Records are replaced whole, never changed in place. */
export class Store<T extends Stored> {
  readonly kind: StoreKind<T>;
  private readonly records = new Map<string, T>();
  private readonly transitions: Transitions;

  constructor(kind: StoreKind<T>, transitions: Transitions) {
    this.kind = kind;
    this.transitions = transitions;
  }

  get(id: string): T | undefined {
    return this.records.get(id);
  }

  list(): readonly T[] {
    return [...this.records.values()];
  }

  filter(keep: (record: T) => boolean): readonly T[] {
    return this.list().filter(keep);
  }

  find(wanted: (record: T) => boolean): T | undefined {
    for (const record of this.records.values()) if (wanted(record)) return record;
    return undefined;
  }

  get size(): number {
    return this.records.size;
  }

  /** Adds or replaces a record, and sets going the declared step that its state starts. */
  put(record: T): T {
    const before = this.records.get(record.id);
    this.records.set(record.id, record);
    this.transitions.noticePut(this.kind, before, record);
    return record;
  }

  /** Replaces some fields of a record that is there; undefined when it is not. */
  update(id: string, changes: Partial<T>): T | undefined {
    const before = this.records.get(id);
    return before && this.put({ ...before, ...changes });
  }

  delete(id: string): boolean {
    return this.records.delete(id);
  }

  /** Replaces the whole content without setting anything going: for snapshots only. */
  load(records: readonly T[]): void {
    this.records.clear();
    for (const record of records) this.records.set(record.id, record);
  }
}
