// SPDX-License-Identifier: Apache-2.0
import type { Stores } from './stores.js';

/** What every record has; a record is plain data (JSON), never changed in place. */
export interface Stored {
  readonly id: string;
}

/** What a transition may look at and touch besides its record. */
export interface TransitionScene {
  readonly stores: Stores;
  /** Milliseconds. */
  readonly now: number;
}

/** One declared step of a resource's life: `BUILD -> ACTIVE after 2 s`. */
export interface Transition<T extends Stored> {
  /** Value of the kind's `stateField` that sets the step going. */
  readonly from: string;
  /** Value that it ends in; `gone` removes the record. */
  readonly to: string;
  /** Milliseconds under the policy `real`; under `quick` the step is due at the next request. */
  readonly after: number;
  /** What else changes with it; gets the record with the new state. Not called where `to` is `gone`. */
  readonly change?: (record: T, scene: TransitionScene) => T;
  /** What goes with a record that goes. */
  readonly gone?: (record: T, scene: TransitionScene) => void;
}

/** What a resource is to the stores: its name, its scope, and its declared transitions. */
export interface StoreKind<T extends Stored> {
  /** `<service>:<resource>` */
  readonly name: string;
  /** `project`: records belong to a project and are seen from there; `global`: to the cloud. */
  readonly scope: 'project' | 'global';
  /** What records are asked for together by: `store.group(key)` is then quick however many others there are. */
  readonly groupBy?: (record: T) => string;
  readonly stateField?: keyof T & string;
  readonly transitions?: readonly Transition<T>[];
}

/** Declares a kind of record. One per resource folder, in its `resource.ts`. */
export function defineStore<T extends Stored>(kind: StoreKind<T>): StoreKind<T> {
  return Object.freeze(kind);
}
