// SPDX-License-Identifier: Apache-2.0
import { operations, type Service, services } from '@touchstone/openstack';
import { bySegment, type ListingFacts, type LiveView, userCountsOf } from '@touchstone/registry';

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
  /** How many solutions use any of it. */
  readonly using: number;
  /** Of those the ones that were seen using most of it, then those whose source has most: as many as are drawn. */
  readonly most: readonly SolutionUse[];
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

/** Solutions that are drawn; the search lists all. */
const DRAWN = 40;

function countUsage(view: LiveView, service: Service): ServiceUsage {
  const users = userCountsOf(view);
  const all = operations(service.type).map(({ id }): OperationUse => {
    const { used, found } = users(id);
    return { id, seen: used, found };
  });
  const parts = solutionsByService(view).flatMap((part) => part.get(service.type) ?? []);
  return {
    service,
    operations: all.sort((a, b) => b.seen - a.seen || b.found - a.found || (a.id < b.id ? -1 : 1)),
    seen: all.filter(({ seen }) => seen > 0).length,
    foundOnly: all.filter(({ seen, found }) => seen === 0 && found > 0).length,
    nobody: all.filter(({ seen, found }) => seen + found === 0).length,
    using: parts.reduce((sum, { using }) => sum + using, 0),
    most: mostOf(parts.flatMap(({ most }) => most)),
  };
}

type SolutionsOfService = Pick<ServiceUsage, 'using' | 'most'>;

const solutionsByService = bySegment((facts): ReadonlyMap<string, SolutionsOfService> => {
  const places = placesOfOperations();
  const uses = new Map<string, SolutionUse[]>();
  for (const one of facts) {
    const [seen, found] = [countBy(one.used, places), countBy(one.found, places)];
    for (const service of new Set([...seen.keys(), ...found.keys()])) {
      const use = { facts: one, seen: seen.get(service) ?? 0, found: found.get(service) ?? 0 };
      const own = uses.get(service);
      if (own === undefined) uses.set(service, [use]);
      else own.push(use);
    }
  }
  return new Map([...uses].map(([service, own]) => [service, { using: own.length, most: mostOf(own) }]));
});

/** The listings come by id, and a sort leaves equals in their order. */
function mostOf(uses: readonly SolutionUse[]): readonly SolutionUse[] {
  return uses.toSorted((a, b) => b.seen - a.seen || b.found - a.found).slice(0, DRAWN);
}

let places: ReadonlyMap<string, string> | undefined;

/** The service of each operation that the index has. */
function placesOfOperations(): ReadonlyMap<string, string> {
  places ??= new Map(
    services().flatMap(({ type, indexed }) => {
      return indexed ? operations(type).map(({ id }) => [id, type] as const) : [];
    }),
  );
  return places;
}

function countBy(ids: readonly string[], owners: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) {
    const service = owners.get(id);
    if (service !== undefined) counts.set(service, (counts.get(service) ?? 0) + 1);
  }
  return counts;
}
