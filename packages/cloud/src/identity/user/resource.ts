// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';
import { findDomain } from '../domain/resource.js';

/** A person or a program that signs in. */
export interface User extends Stored {
  readonly name: string;
  readonly domainId: string;
  readonly enabled: boolean;
  readonly defaultProjectId: string | undefined;
  readonly description: string | undefined;
  /** Undefined: nobody can sign in with a password. */
  readonly passwordHash: string | undefined;
  readonly options: Readonly<Record<string, unknown>>;
  /** Whatever else the creator wrote: `email`. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export const USERS = defineStore<User>({ name: 'identity:user', scope: 'global' });

/** Keeps passwords out of snapshots; bound to the user, so that equal passwords do not look equal. */
export function hashPassword(userId: string, password: string): string {
  return createHash('sha256').update(`${userId}:${password}`).digest('hex');
}

/** A user as requests name it: by id, or by name and domain. */
export function findUser(stores: Stores, by: Readonly<Record<string, unknown>>): User | undefined {
  if (typeof by['id'] === 'string') return stores.of(USERS).get(by['id']);
  const domain = findDomain(stores, (by['domain'] ?? {}) as { id?: unknown; name?: unknown });
  return domain && stores.of(USERS).find((user) => user.name === by['name'] && user.domainId === domain.id);
}
