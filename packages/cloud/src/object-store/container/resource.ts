// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';
import type { Metadata } from '../metadata.js';

/** A bag of objects. Id: `<account>/<name>`. */
export interface Container extends Stored {
  readonly account: string;
  readonly name: string;
  /** Milliseconds. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly metadata: Metadata;
  /** X-Container-Read and X-Container-Write. */
  readonly readers: string;
  readonly writers: string;
}

export const CONTAINERS = defineStore<Container>({
  name: 'object-store:container',
  scope: 'project',
  groupBy: (container) => container.account,
});

export function containersOf(stores: Stores, account: string): readonly Container[] {
  return stores.of(CONTAINERS).group(account);
}

export function removeContainer(stores: Stores, container: Container): void {
  stores.of(CONTAINERS).delete(container.id);
}
