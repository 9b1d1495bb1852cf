// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';
import type { Metadata } from '../metadata.js';

/** A project's object storage. Its id is its name: `AUTH_<project>`. It comes into being with its first container. */
export interface Account extends Stored {
  /** Milliseconds. */
  readonly createdAt: number;
  readonly metadata: Metadata;
}

export const ACCOUNTS = defineStore<Account>({ name: 'object-store:account', scope: 'project' });

/** The account, made where it was not there yet (account_autocreate). */
export function ensureAccount(stores: Stores, id: string, now: number): Account {
  return stores.of(ACCOUNTS).get(id) ?? stores.of(ACCOUNTS).put({ id, createdAt: now, metadata: {} });
}
