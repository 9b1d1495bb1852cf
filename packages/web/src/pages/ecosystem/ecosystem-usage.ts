// SPDX-License-Identifier: Apache-2.0
import { type Standing, STANDINGS } from '@touchstone/model';
import { getOperation, type Operation, releases, services } from '@touchstone/openstack';
import { bySegment, type ListingFacts, type LiveView } from '@touchstone/registry';
import { type OperationUse, type ServiceUsage, serviceUsage } from '../service/service-usage.js';

/** What one solution uses of each service, by the service's place among those that anyone uses. */
export interface SolutionServices {
  readonly facts: ListingFacts;
  readonly seen: readonly number[];
  readonly found: readonly number[];
}

/** A service, and what nobody uses of it. */
export interface UncoveredService {
  readonly usage: ServiceUsage;
  /** Of the operations that nobody uses, those that the newest release offers to users: not only to administrators, and not deprecated. */
  readonly open: number;
}

/** What all solutions together use of OpenStack. */
export interface EcosystemUsage {
  readonly operations: {
    readonly known: number;
    readonly seen: number;
    readonly foundOnly: number;
    readonly nobody: number;
  };
  /** All services whose operations are known, those with most users first. */
  readonly services: readonly ServiceUsage[];
  /** Operations with most users, seen running before found in source. */
  readonly most: readonly OperationUse[];
  readonly uncovered: readonly UncoveredService[];
  /** Services that anyone uses: the columns of `solutions`. */
  readonly touched: readonly ServiceUsage[];
  /** How many solutions use anything. */
  readonly using: number;
  /** Of these the ones that were seen to use most, then those whose source shows most. */
  readonly solutions: readonly SolutionServices[];
  /** Solutions by standing on each release that any is said something of, the newest first. */
  readonly releases: readonly {
    readonly release: string;
    readonly counts: Readonly<Partial<Record<Standing, number>>>;
  }[];
}

const DRAWN = 40;
const MOST = 20;

const KNOWN = new WeakMap<LiveView, EcosystemUsage>();

/** Worked out once for each state of the registry; of listings that did not change, what was worked out before still holds. */
export function ecosystemUsage(view: LiveView): EcosystemUsage {
  const known = KNOWN.get(view) ?? countUsage(view);
  KNOWN.set(view, known);
  return known;
}

function countUsage(view: LiveView): EcosystemUsage {
  const all = services()
    .filter(({ indexed }) => indexed)
    .map((service) => serviceUsage(view, service))
    .sort((a, b) => b.using - a.using || b.seen - a.seen);
  const sum = (of: (usage: ServiceUsage) => number) => all.reduce((total, usage) => total + of(usage), 0);
  const parts = partsOf(view);
  const touched = all.filter(({ using }) => using > 0);
  return {
    operations: {
      known: sum(({ operations }) => operations.length),
      seen: sum(({ seen }) => seen),
      foundOnly: sum(({ foundOnly }) => foundOnly),
      nobody: sum(({ nobody }) => nobody),
    },
    services: all,
    most: all
      .flatMap(({ operations }) => operations.slice(0, MOST))
      .sort((a, b) => b.seen - a.seen || b.found - a.found || (a.id < b.id ? -1 : 1))
      .slice(0, MOST),
    uncovered: all
      .map((usage) => ({
        usage,
        open: usage.operations.filter((one) => isUnused(one) && isOpen(one.id)).length,
      }))
      .filter(({ open }) => open > 0)
      .sort((a, b) => b.open - a.open),
    touched,
    using: parts.reduce((total, { using }) => total + using, 0),
    solutions: solutionServices(mostOf(parts.flatMap(({ most }) => most)), touched),
    releases: releaseCounts(parts.map(({ releases: counts }) => counts)),
  };
}

function isUnused({ seen, found }: OperationUse): boolean {
  return seen + found === 0;
}

const USERS: readonly Operation['role'][] = ['none', 'owner', 'reader', 'member'];

function isOpen(id: string): boolean {
  const { role, deprecated, releases: offered } = getOperation(id);
  return USERS.includes(role) && deprecated === undefined && offered.last === undefined;
}

function solutionServices(
  facts: LiveView['facts'],
  touched: readonly ServiceUsage[],
): readonly SolutionServices[] {
  const places = new Map(touched.map(({ service }, place) => [service.type, place]));
  const count = (ids: readonly string[]) => {
    const counts = touched.map(() => 0);
    for (const id of ids) {
      const place = places.get(id.slice(0, id.indexOf(':')));
      if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
    }
    return counts;
  };
  return facts.map((one) => ({ facts: one, seen: count(one.used), found: count(one.found) }));
}

/** What is summed up of some listings, to be put together with that of others. */
interface Part {
  readonly using: number;
  readonly most: readonly ListingFacts[];
  readonly releases: ReadonlyMap<string, StandingCounts>;
}

type StandingCounts = Partial<Record<Standing, number>>;

const partsOf = bySegment((facts): Part => {
  const using = facts.filter(({ used, found }) => used.length + found.length > 0);
  const standings = new Map<string, StandingCounts>();
  for (const { releases: own } of facts) {
    for (const { release, standing } of own) {
      const count = standings.get(release) ?? {};
      count[standing] = (count[standing] ?? 0) + 1;
      standings.set(release, count);
    }
  }
  return { using: using.length, most: mostOf(using), releases: standings };
});

function mostOf(facts: readonly ListingFacts[]): readonly ListingFacts[] {
  return facts
    .toSorted(
      (a, b) => b.used.length - a.used.length || b.found.length - a.found.length || (a.id < b.id ? -1 : 1),
    )
    .slice(0, DRAWN);
}

function releaseCounts(parts: readonly ReadonlyMap<string, StandingCounts>[]): EcosystemUsage['releases'] {
  return releases()
    .toReversed()
    .flatMap(({ name }) => {
      const own = parts.flatMap((part) => part.get(name) ?? []);
      if (own.length === 0) return [];
      const counts: StandingCounts = {};
      for (const part of own) {
        for (const standing of STANDINGS) {
          if (part[standing] !== undefined) counts[standing] = (counts[standing] ?? 0) + part[standing];
        }
      }
      return [{ release: name, counts }];
    });
}
