// SPDX-License-Identifier: Apache-2.0
import type { Operation, Role, Scope, Tracking } from '../operations/operation.js';
import type { NamingExceptions } from './naming.js';

/** What people know and code does not say, each with its reason, for one service (data/curation/<type>.json). */
export interface Curation {
  readonly naming?: NamingExceptions;
  /** Routes that exist in code but are no operation: a key ("POST /flavors/{}/action#create") or a prefix ending in `*`. */
  readonly excluded?: readonly Excluded[];
  /** Parts that the service registers under two paths. */
  readonly alsoAt?: readonly SecondPlace[];
  /** Ids (or prefixes of ids ending in `*`) that no installed release exposes, and why they are in the index all the same. */
  readonly documentedOnly?: readonly { readonly match: string; readonly reason: string }[];
  /** Role and scope of operations that no policy rule guards. */
  readonly defaults?: { readonly read: Role; readonly write: Role; readonly scope: readonly Scope[] };
  /** Operations that no route table shows. `releases.first` and so on as in the merged data. */
  readonly added?: readonly AddedOperation[];
  /** Corrections by operation id, with the source of each. */
  readonly amended?: Readonly<Record<string, Amendment>>;
  readonly tracking?: readonly TrackingRule[];
  /** Canonical path prefixes of parts (plug-ins, removed APIs) that no installed release shows: the reference suffices. */
  readonly fromReference?: readonly string[];
}

/** Why a route of an installed release is no operation. */
export const LEFT_OUT = {
  options: 'asks which methods a path answers (CORS); no capability of the service',
  gone: 'its code only answers that it was removed, and no reference documents it',
  version: 'a version document under a further name; the ones that clients read are operations',
  dispatch: 'leads to several operations that body or query tell apart; each of them is an operation',
  internal: 'how the service routes inside; no request can carry it',
  refused: 'its code does nothing but refuse the method',
  unimplemented: 'registered by a framework, without code behind it',
  slip: 'no route: how a reference or a policy misspells one',
} as const;

export type LeftOutClass = keyof typeof LEFT_OUT;

export interface Excluded {
  /** "METHOD canonical-path[#action]" or a prefix of such ending in `*`; `*` as method: any. */
  readonly match: string;
  readonly class: LeftOutClass;
  readonly reason: string;
}

export interface SecondPlace {
  /** Canonical path of the second place, and of the first, whose operations it answers as well. */
  readonly second: string;
  readonly first: string;
  /** "METHOD canonical-path" of what stays an operation of its own there. */
  readonly except?: readonly string[];
  readonly reason: string;
}

/** The rule that leaves a row out, by the row's key without the service. */
export function findExcluded(curation: Curation, key: string): Excluded | undefined {
  const path = key.slice(key.indexOf(' '));
  return curation.excluded?.find(({ match }) => {
    const pattern = match.startsWith('* ') ? match.slice(1) : match;
    const tried = match.startsWith('* ') ? path : key;
    return pattern.endsWith('*') ? tried.startsWith(pattern.slice(0, -1)) : tried === pattern;
  });
}

export type AddedOperation = Pick<Operation, 'id' | 'method' | 'path' | 'releases'> &
  Partial<
    Pick<
      Operation,
      | 'action'
      | 'alsoAt'
      | 'query'
      | 'header'
      | 'microversion'
      | 'deprecated'
      | 'scope'
      | 'role'
      | 'kind'
      | 'provenance'
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
