// SPDX-License-Identifier: Apache-2.0
import type { StoredToken } from '@touchstone/attest';
import type { RebuiltBundle } from '@touchstone/registry';

/** What whoever has the folder of a marketplace may ask of it. */
export type ControlOrder =
  | {
      readonly order: 'make token';
      readonly id: string;
      readonly may: StoredToken['may'];
      readonly owners: readonly string[];
      readonly days: number;
    }
  | { readonly order: 'list tokens' }
  | { readonly order: 'end token'; readonly id: string }
  | { readonly order: 'make sign-in link' }
  | { readonly order: 'rebuild' }
  /** Paths are absolute. */
  | { readonly order: 'load'; readonly paths: readonly string[] };

/** A token as it is told: never its hash. */
export interface ToldToken {
  readonly id: string;
  readonly may: StoredToken['may'];
  readonly owners: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** What is told of an order, one after the other. */
export type ControlAnswer =
  /** Shown this once. */
  | { readonly told: 'token'; readonly secret: string; readonly token: ToldToken }
  | { readonly told: 'tokens'; readonly tokens: readonly ToldToken[] }
  | { readonly told: 'ended'; readonly there: boolean }
  | { readonly told: 'link'; readonly link: string }
  | ({ readonly told: 'rebuilt bundle' } & RebuiltBundle)
  | { readonly told: 'rebuilt'; readonly changed: readonly string[] }
  | {
      readonly told: 'loaded';
      readonly path: string;
      readonly outcome: 'new' | 'known' | 'refused';
      readonly solution: string | null;
      readonly code: string | null;
      readonly why: string | null;
    };
