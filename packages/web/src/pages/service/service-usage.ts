// SPDX-License-Identifier: Apache-2.0
import { operations, type Service, services } from '@touchstone/openstack';
import { type ListingFacts, type LiveView, usersOf } from '@touchstone/registry';

/** An operation and how many solutions use it. */
export interface OperationUse {
  readonly id: string;
  readonly seen: number;
  /** Solutions whose source calls it, seen running or not. */
  readonly found: number;
}

/** What the solutions do with one service. */
export interface ServiceUsage {
  readonly service: Service;
  /** Operations of the index: those with most users first, then by name. */
  readonly operations: readonly OperationUse[];
  readonly seen: number;
  readonly foundOnly: number;
  readonly nobody: number;
  /** Solutions that use any of it, those that were seen using most of it first. */
  readonly solutions: readonly SolutionUse[];
}

export interface SolutionUse {
  readonly facts: ListingFacts;
  readonly seen: number;
  readonly found: number;
}

const KNOWN = new WeakMap<LiveView, Map<string, ServiceUsage>>();

/** Counted once for each service and state of the registry. */
export function serviceUsage(view: LiveView, service: Service): ServiceUsage {
  const known = KNOWN.get(view) ?? new Map<string, ServiceUsage>();
  KNOWN.set(view, known);
  const usage = known.get(service.type) ?? countUsage(view, service);
  known.set(service.type, usage);
  return usage;
}

function countUsage(view: LiveView, service: Service): ServiceUsage {
  const users = usersOf(view);
  const all = operations(service.type).map(({ id }): OperationUse => {
    const { used, found } = users(id);
    return { id, seen: used.length, found: found.length };
  });
  return {
    service,
    operations: all.sort((a, b) => b.seen - a.seen || b.found - a.found || (a.id < b.id ? -1 : 1)),
    seen: all.filter(({ seen }) => seen > 0).length,
    foundOnly: all.filter(({ seen, found }) => seen === 0 && found > 0).length,
    nobody: all.filter(({ seen, found }) => seen + found === 0).length,
    solutions: solutionsOf(view).get(service.type) ?? [],
  };
}

const SOLUTIONS = new WeakMap<LiveView['facts'], ReadonlyMap<string, readonly SolutionUse[]>>();

/** By service: one walk over all that the listings use, for all services together. */
function solutionsOf({ facts }: LiveView): ReadonlyMap<string, readonly SolutionUse[]> {
  const known = SOLUTIONS.get(facts);
  if (known !== undefined) return known;
  const indexed = services().filter((service) => service.indexed);
  const places = new Map(
    indexed.flatMap(({ type }, place) => operations(type).map(({ id }) => [id, place] as const)),
  );
  const uses = indexed.map((): SolutionUse[] => []);
  for (const one of facts) {
    const [seen, found] = [countBy(one.used, places), countBy(one.found, places)];
    for (const place of new Set([...seen.keys(), ...found.keys()])) {
      uses[place]?.push({ facts: one, seen: seen.get(place) ?? 0, found: found.get(place) ?? 0 });
    }
  }
  // The listings come by id, and a sort leaves equals in their order.
  const sorted = uses.map((list) => list.sort((a, b) => b.seen - a.seen || b.found - a.found));
  const byService = new Map(indexed.map(({ type }, place) => [type, sorted[place] ?? []]));
  SOLUTIONS.set(facts, byService);
  return byService;
}

function countBy(ids: readonly string[], places: ReadonlyMap<string, number>): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const id of ids) {
    const place = places.get(id);
    if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}
