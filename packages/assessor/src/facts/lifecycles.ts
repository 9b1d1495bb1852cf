// SPDX-License-Identifier: Apache-2.0
import type { Lifecycle } from '@touchstone/model';
import type { Call } from '../observe/alike-calls.js';
import { ResourceTable } from '../observe/resource-table.js';
import { listedType } from './listed-type.js';

interface Row {
  created: number;
  read: number;
  deleted: number;
  /** Created, neither read nor deleted yet: what the next list of their kind shows for the first time. */
  unseen: number;
  /** Counts the lists of their kind: whatever was unseen before the last of them has been read. */
  epoch: number;
  whole: boolean;
}

const [CREATED, READ, DELETED, UNSEEN] = [1, 2, 4, 8] as const;

/** The life cycles of a run as far as the calls tell; what is left is found elsewhere. */
export type FollowedLifecycle = Omit<Lifecycle, 'left'>;

/**
 * What the solution made, read and removed, by resource type. Resources are counted once each; reading counts when it
 * is one of those that it made, whether singly or in a list of their kind while it existed. A life cycle is complete
 * when one and the same resource was made, read and removed.
 */
export class LifecycleFollower {
  readonly #rows = new Map<string, Row>();
  readonly #resources = new ResourceTable();

  take({ exchange, operation, accepted, own }: Call): void {
    if (!accepted || !own) return;
    const { created, read, deleted } = exchange;
    if (created !== undefined) for (const { type, id } of created) this.#create(type, id);
    if (read !== undefined) this.#read(read.type, read.id);
    const type = listedType(operation);
    const listed = type === undefined ? undefined : this.#rows.get(type);
    if (listed !== undefined) {
      listed.read += listed.unseen;
      listed.unseen = 0;
      listed.epoch += 1;
    }
    if (deleted !== undefined) for (const one of deleted) this.#delete(one.type, one.id);
  }

  /** Sorted by type. */
  get lifecycles(): readonly FollowedLifecycle[] {
    return [...this.#rows]
      .map(([type, { created, read, deleted, whole }]) => ({ type, created, read, deleted, complete: whole }))
      .sort((a, b) => (a.type < b.type ? -1 : 1));
  }

  #create(type: string, id: string): void {
    let row = this.#rows.get(type);
    if (row === undefined) {
      row = { created: 0, read: 0, deleted: 0, unseen: 0, epoch: 0, whole: false };
      this.#rows.set(type, row);
    }
    const at = this.#resources.slot(type, id);
    if (this.#resources.marks[at] !== 0) return;
    this.#resources.marks[at] = CREATED | UNSEEN;
    this.#resources.numbers[at] = row.epoch;
    row.created += 1;
    row.unseen += 1;
  }

  #read(type: string, id: string): void {
    const row = this.#rows.get(type);
    const at = row === undefined ? -1 : this.#resources.find(type, id);
    if (row === undefined || at < 0) return;
    const marks = this.#settled(at, row);
    if ((marks & READ) !== 0) return;
    row.read += 1;
    if ((marks & UNSEEN) !== 0) row.unseen -= 1;
    this.#resources.marks[at] = (marks & ~UNSEEN) | READ;
  }

  #delete(type: string, id: string): void {
    const row = this.#rows.get(type);
    const at = row === undefined ? -1 : this.#resources.find(type, id);
    if (row === undefined || at < 0) return;
    const marks = this.#settled(at, row);
    if ((marks & DELETED) === 0) row.deleted += 1;
    if ((marks & UNSEEN) !== 0) row.unseen -= 1;
    row.whole ||= (marks & READ) !== 0;
    this.#resources.marks[at] = (marks & ~UNSEEN) | DELETED;
  }

  /** A resource's marks, with what lists have shown of it since. */
  #settled(at: number, { epoch }: Row): number {
    const marks = this.#resources.marks[at]!;
    return (marks & UNSEEN) !== 0 && this.#resources.numbers[at]! < epoch ? (marks & ~UNSEEN) | READ : marks;
  }
}
