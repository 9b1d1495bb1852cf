// SPDX-License-Identifier: Apache-2.0
import type { ListingFacts } from '../derive/listing-facts.js';
import type { LiveView } from './live-registry.js';

/** The listings that use an operation, and those whose source calls it, by id. */
export interface OperationUsers {
  readonly used: readonly ListingFacts[];
  readonly found: readonly ListingFacts[];
}

const NOBODY: OperationUsers = { used: [], found: [] };

/** Who uses what, once for each view. */
export function usersOf(view: LiveView): (operation: string) => OperationUsers {
  let users = KNOWN.get(view);
  if (users === undefined) {
    users = countUsers(view.facts);
    KNOWN.set(view, users);
  }
  const known = users;
  return (operation) => known.get(operation) ?? NOBODY;
}

const KNOWN = new WeakMap<LiveView, ReadonlyMap<string, OperationUsers>>();

function countUsers(facts: readonly ListingFacts[]): ReadonlyMap<string, OperationUsers> {
  const users = new Map<string, { used: ListingFacts[]; found: ListingFacts[] }>();
  const of = (operation: string): { used: ListingFacts[]; found: ListingFacts[] } => {
    let one = users.get(operation);
    if (one === undefined) users.set(operation, (one = { used: [], found: [] }));
    return one;
  };
  for (const listing of facts) {
    for (const operation of listing.used) of(operation).used.push(listing);
    for (const operation of listing.found) of(operation).found.push(listing);
  }
  return users;
}
