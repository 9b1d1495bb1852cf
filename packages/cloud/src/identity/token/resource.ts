// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** What a token is good for. */
export type TokenScope =
  | { readonly kind: 'none' }
  | { readonly kind: 'project'; readonly id: string }
  | { readonly kind: 'domain'; readonly id: string }
  | { readonly kind: 'system' };

/** A token is known by its own text. */
export interface Token extends Stored {
  readonly userId: string;
  readonly methods: readonly string[];
  readonly scope: TokenScope;
  /** Milliseconds. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Own, and that of the token that it was made from. */
  readonly auditIds: readonly string[];
  readonly applicationCredentialId: string | undefined;
}

export const TOKENS = defineStore<Token>({ name: 'identity:token', scope: 'global' });

/** Keystone's default, [token] expiration = 3600. Milliseconds. */
export const TOKEN_LIFETIME = 3_600_000;
