// SPDX-License-Identifier: Apache-2.0
import type { ListingFacts } from '../derive/listing-facts.js';
import { bySegment } from './facts-segments.js';
import type { LiveView } from './live-registry.js';

/** The listings that use an operation, or any of a service, and those whose source calls it, by id. */
export interface Users {
  readonly used: readonly ListingFacts[];
  readonly found: readonly ListingFacts[];
}

/** How many they are. */
export interface UserCounts {
  readonly used: number;
  readonly found: number;
}

const NOBODY: UserCounts = { used: 0, found: 0 };

/** Who uses an operation. */
export function usersOf(view: LiveView): (operation: string) => Users {
  const parts = operationUsers(view);
  return (operation) => joined(parts, operation);
}

/** Who uses any operation of a service. */
export function usersOfService(view: LiveView): (service: string) => Users & { readonly either: number } {
  const parts = serviceUsers(view);
  return (service) => ({
    ...joined(parts, service),
    either: parts.reduce((sum, part) => sum + (part.get(service)?.either ?? 0), 0),
  });
}

const COUNTS = new WeakMap<LiveView, ReadonlyMap<string, UserCounts>>();

/** How many use what, once for each view. */
export function userCountsOf(view: LiveView): (operation: string) => UserCounts {
  const counts = COUNTS.get(view) ?? countUsers(view);
  COUNTS.set(view, counts);
  return (operation) => counts.get(operation) ?? NOBODY;
}

function countUsers(view: LiveView): ReadonlyMap<string, UserCounts> {
  const counts = new Map<string, { used: number; found: number }>();
  for (const part of operationUsers(view)) {
    for (const [operation, { used, found }] of part) {
      const count = counts.get(operation);
      if (count === undefined) counts.set(operation, { used: used.length, found: found.length });
      else {
        count.used += used.length;
        count.found += found.length;
      }
    }
  }
  return counts;
}

function joined(parts: readonly ReadonlyMap<string, Users>[], key: string): Users {
  return {
    used: parts.flatMap((part) => part.get(key)?.used ?? []),
    found: parts.flatMap((part) => part.get(key)?.found ?? []),
  };
}

interface Gathered {
  readonly used: ListingFacts[];
  readonly found: ListingFacts[];
}

const operationUsers = bySegment((facts): ReadonlyMap<string, Users> => {
  const users = new Map<string, Gathered>();
  for (const listing of facts) {
    for (const operation of listing.used) gatheredOf(users, operation).used.push(listing);
    for (const operation of listing.found) gatheredOf(users, operation).found.push(listing);
  }
  return users;
});

const serviceUsers = bySegment((facts): ReadonlyMap<string, Users & { either: number }> => {
  const users = new Map<string, Gathered>();
  for (const listing of facts) {
    for (const service of new Set(listing.used.map(serviceOf))) gatheredOf(users, service).used.push(listing);
    for (const service of new Set(listing.found.map(serviceOf)))
      gatheredOf(users, service).found.push(listing);
  }
  return new Map(
    [...users].map(([service, { used, found }]) => {
      return [service, { used, found, either: new Set([...used, ...found]).size }];
    }),
  );
});

function gatheredOf(users: Map<string, Gathered>, key: string): Gathered {
  let one = users.get(key);
  if (one === undefined) users.set(key, (one = { used: [], found: [] }));
  return one;
}

function serviceOf(operation: string): string {
  return operation.slice(0, operation.indexOf(':'));
}
