// SPDX-License-Identifier: Apache-2.0
import type { Clock } from './time.js';
import type { Store } from './store.js';
import type { Stored, StoreKind, Transition } from './store-kind.js';
import type { Stores } from './stores.js';

/** `real`: steps take the time that they declare; `quick`: they are done by the next request. */
export type Pace = 'real' | 'quick';

/** A step that has begun. Plain data, so that a snapshot holds it. */
export interface PendingStep {
  readonly store: string;
  readonly id: string;
  readonly from: string;
  /** Milliseconds. */
  readonly due: number;
}

/** A chain of steps that end in the state they began in must not hold up a request for ever. */
const MOST_STEPS_AT_ONCE = 100_000;

/** Carries out declared steps when they are due. Reading never moves anything; only `advance` does. */
export class Transitions {
  private readonly clock: Clock;
  private readonly pace: Pace;
  private steps: PendingStep[] = [];

  constructor(clock: Clock, pace: Pace) {
    this.clock = clock;
    this.pace = pace;
  }

  noticePut<T extends Stored>(kind: StoreKind<T>, before: T | undefined, after: T): void {
    const field = kind.stateField;
    if (field === undefined || (before && before[field] === after[field])) return;
    const step = findStep(kind, after);
    // A record that left its state takes its pending step with it: what was begun there no longer ends.
    this.steps = this.steps.filter((one) => one.store !== kind.name || one.id !== after.id);
    if (!step) return;
    const due = this.clock() + (this.pace === 'quick' ? 0 : step.after);
    this.steps.push({ store: kind.name, id: after.id, from: step.from, due });
  }

  advance(stores: Stores, findStore: (name: string) => Store<Stored> | undefined): void {
    for (let done = 0; done < MOST_STEPS_AT_ONCE && this.steps.length > 0; done += 1) {
      const next = this.takeDue();
      if (!next) return;
      const store = findStore(next.store);
      const record = store?.get(next.id);
      if (store && record) carryOut(store, record, next, { stores, now: next.due });
    }
  }

  pending(): readonly PendingStep[] {
    return this.steps;
  }

  load(steps: readonly PendingStep[]): void {
    this.steps = [...steps];
  }

  private takeDue(): PendingStep | undefined {
    const now = this.clock();
    const due = this.steps.filter((step) => step.due <= now).sort((a, b) => a.due - b.due)[0];
    if (due) this.steps.splice(this.steps.indexOf(due), 1);
    return due;
  }
}

function findStep<T extends Stored>(kind: StoreKind<T>, record: T): Transition<T> | undefined {
  return kind.transitions?.find((step) => step.from === record[kind.stateField!]);
}

function carryOut(
  store: Store<Stored>,
  record: Stored,
  pending: PendingStep,
  scene: { stores: Stores; now: number },
): void {
  const step = findStep(store.kind, record);
  if (!step || step.from !== pending.from) return;
  if (step.to === 'gone') {
    store.delete(record.id);
    step.gone?.(record, scene);
    return;
  }
  const moved = { ...record, [store.kind.stateField!]: step.to };
  store.put(step.change ? step.change(moved, scene) : moved);
}
