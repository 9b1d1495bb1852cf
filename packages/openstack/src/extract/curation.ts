// SPDX-License-Identifier: Apache-2.0
import type { Operation, Role, Scope, Tracking } from '../operations/operation.js';
import type { NamingExceptions } from './naming.js';

/** What people know and code does not say, each with its reason, for one service (data/curation/<type>.json). */
export interface Curation {
  readonly naming?: NamingExceptions;
  /** Routes that exist in code but are no operation: a key ("POST /flavors/{}/action#create") or a prefix ending in `*`. */
  readonly excluded?: readonly { readonly match: string; readonly reason: string }[];
  /** Role and scope of operations that no policy rule guards. */
  readonly defaults?: { readonly read: Role; readonly write: Role; readonly scope: readonly Scope[] };
  /** Operations that no route table shows. `releases.first` and so on as in the merged data. */
  readonly added?: readonly AddedOperation[];
  /** Corrections by operation id, with the source of each. */
  readonly amended?: Readonly<Record<string, Amendment>>;
  readonly tracking?: readonly TrackingRule[];
  /** Rules guard only what is vouched for twice: routes that neither policy nor reference documents are dropped. */
  readonly needsVoucher?: boolean;
  /** Canonical path prefixes of routes that were tried by hand and need no voucher. */
  readonly vouched?: readonly string[];
  /** Canonical path prefixes of parts (plug-ins, removed APIs) that no installed release shows: the reference suffices. */
  readonly fromReference?: readonly string[];
}

export type AddedOperation = Pick<Operation, 'id' | 'method' | 'path' | 'releases'> &
  Partial<
    Pick<
      Operation,
      'action' | 'query' | 'microversion' | 'deprecated' | 'scope' | 'role' | 'kind' | 'provenance'
    >
  >;

export interface Amendment {
  readonly why: string;
  readonly role?: Role;
  readonly scope?: readonly Scope[];
  readonly releases?: { readonly first?: string; readonly last?: string };
  readonly deprecated?: NonNullable<Operation['deprecated']>;
  readonly kind?: Operation['kind'];
}

/** How the resource of a set of operations is tracked; see derive-tracking.ts for what follows from it. */
export interface TrackingRule extends Tracking {
  readonly operation: string;
}
