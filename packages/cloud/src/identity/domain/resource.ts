// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';

/** A container for users and projects. */
export interface Domain extends Stored {
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly tags: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly extra: Readonly<Record<string, unknown>>;
}

export const DOMAINS = defineStore<Domain>({ name: 'identity:domain', scope: 'global' });

/** The domain that every Keystone is born with. */
export const DEFAULT_DOMAIN = 'default';

/** A domain as requests name it: by id or by name. */
export function findDomain(
  stores: Stores,
  by: { readonly id?: unknown; readonly name?: unknown },
): Domain | undefined {
  if (typeof by.id === 'string') return stores.of(DOMAINS).get(by.id);
  return stores.of(DOMAINS).find((domain) => domain.name === by.name);
}
