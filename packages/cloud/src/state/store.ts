// SPDX-License-Identifier: Apache-2.0
import type { Stored, StoreKind } from './store-kind.js';
import type { Transitions } from './transitions.js';

/** The records of one kind, in the order in which they came. Records are replaced whole, never changed in place. */
export class Store<T extends Stored> {
  readonly kind: StoreKind<T>;
  private readonly records = new Map<string, T>();
  private readonly groups = new Map<string, Map<string, T>>();
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

  /** The records whose `groupBy` is this key. */
  group(key: string): readonly T[] {
    return [...(this.groups.get(key)?.values() ?? [])];
  }

  get size(): number {
    return this.records.size;
  }

  /** Adds or replaces a record, and sets going the declared step that its state starts. */
  put(record: T): T {
    const before = this.records.get(record.id);
    this.keep(record, before);
    this.transitions.noticePut(this.kind, before, record);
    return record;
  }

  /** Replaces some fields of a record that is there; undefined when it is not. */
  update(id: string, changes: Partial<T>): T | undefined {
    const before = this.records.get(id);
    return before && this.put({ ...before, ...changes });
  }

  delete(id: string): boolean {
    const record = this.records.get(id);
    if (record) this.leaveGroup(record);
    return this.records.delete(id);
  }

  /** Replaces the whole content without setting anything going: for snapshots only. */
  load(records: readonly T[]): void {
    this.records.clear();
    this.groups.clear();
    for (const record of records) this.keep(record, undefined);
  }

  private keep(record: T, before: T | undefined): void {
    if (before) this.leaveGroup(before);
    this.records.set(record.id, record);
    const key = this.kind.groupBy?.(record);
    if (key === undefined) return;
    let group = this.groups.get(key);
    if (!group) this.groups.set(key, (group = new Map()));
    group.set(record.id, record);
  }

  private leaveGroup(record: T): void {
    const key = this.kind.groupBy?.(record);
    if (key !== undefined) this.groups.get(key)?.delete(record.id);
  }
}
