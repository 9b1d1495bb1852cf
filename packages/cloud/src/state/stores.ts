// SPDX-License-Identifier: Apache-2.0
import type { Clock } from './time.js';
import { Store } from './store.js';
import type { Stored, StoreKind } from './store-kind.js';
import { Transitions, type Pace, type PendingStep } from './transitions.js';

/** All state of a cloud at one moment, as plain data. */
export interface StoresSnapshot {
  readonly records: Readonly<Record<string, readonly Stored[]>>;
  readonly pending: readonly PendingStep[];
}

/** Every store of a cloud. All that a cloud remembers is in here, so that snapshot and restore are one function each. */
export class Stores {
  private readonly stores = new Map<string, Store<Stored>>();
  private readonly transitions: Transitions;

  constructor(clock: Clock, pace: Pace) {
    this.transitions = new Transitions(clock, pace);
  }

  /** The store of a kind; empty until something is put into it. */
  of<T extends Stored>(kind: StoreKind<T>): Store<T> {
    let store = this.stores.get(kind.name);
    if (!store) {
      store = new Store<Stored>(kind as unknown as StoreKind<Stored>, this.transitions);
      this.stores.set(kind.name, store);
    }
    return store as unknown as Store<T>;
  }

  /** Carries out every declared step that is due by now. Called once a request, before anything is looked at. */
  advance(): void {
    this.transitions.advance(this, (name) => this.stores.get(name));
  }

  snapshot(): StoresSnapshot {
    const records = Object.fromEntries([...this.stores].map(([name, store]) => [name, store.list()]));
    return structuredClone({ records, pending: this.transitions.pending() });
  }

  /** Forgets everything and takes up a snapshot's state; stores that the snapshot does not name are empty after it. */
  restore(snapshot: StoresSnapshot): void {
    for (const store of this.stores.values()) store.load([]);
    const { records, pending } = structuredClone(snapshot);
    for (const [name, list] of Object.entries(records)) this.stores.get(name)?.load(list);
    this.transitions.load(pending);
  }
}
