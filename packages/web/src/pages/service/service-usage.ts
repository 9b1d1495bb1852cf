// SPDX-License-Identifier: Apache-2.0
import { operations, type Service } from '@touchstone/openstack';
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
  const solutions = new Map<ListingFacts, { seen: number; found: number }>();
  const countOf = (facts: ListingFacts) => {
    const count = solutions.get(facts) ?? { seen: 0, found: 0 };
    solutions.set(facts, count);
    return count;
  };
  const all = operations(service.type).map(({ id }): OperationUse => {
    const { used, found } = users(id);
    for (const facts of used) countOf(facts).seen += 1;
    for (const facts of found) countOf(facts).found += 1;
    return { id, seen: used.length, found: found.length };
  });
  return {
    service,
    operations: all.sort((a, b) => b.seen - a.seen || b.found - a.found || (a.id < b.id ? -1 : 1)),
    seen: all.filter(({ seen }) => seen > 0).length,
    foundOnly: all.filter(({ seen, found }) => seen === 0 && found > 0).length,
    nobody: all.filter(({ seen, found }) => seen + found === 0).length,
    solutions: [...solutions]
      .map(([facts, count]) => ({ facts, ...count }))
      .sort((a, b) => b.seen - a.seen || b.found - a.found || (a.facts.id < b.facts.id ? -1 : 1)),
  };
}
