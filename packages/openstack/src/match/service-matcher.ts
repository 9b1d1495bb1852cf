// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { operations } from '../operations/operations.js';
import { findService } from '../services/services.js';
import { pathHabits, type PathHabits } from './path-habits.js';
import { RecentMatches } from './recent-matches.js';
import { buildTrie, type TrieNode } from './trie.js';

export interface ServiceMatcher {
  readonly service: string;
  readonly operations: readonly Operation[];
  readonly root: TrieNode;
  readonly habits: PathHabits;
  readonly recent: RecentMatches;
}

/** By every name that was asked for; there are as many as the authority and its version suffixes give. */
const byName = new Map<string, ServiceMatcher>();
const MOST_NAMES = 1000;

/**
 * The tree and habits of one service, built when first asked for.
 * @param name type, alias or project @returns undefined where the index does not hold the service
 */
export function serviceMatcher(name: string): ServiceMatcher | undefined {
  const known = byName.get(name);
  if (known) return known;
  const service = findService(name);
  if (!service?.indexed) return undefined;
  const matcher = byName.get(service.type) ?? buildMatcher(service.type, operations(service.type));
  byName.set(service.type, matcher);
  // A client may invent names without end; what they mean is found, but not remembered.
  if (byName.size < MOST_NAMES) byName.set(name, matcher);
  return matcher;
}

export function buildMatcher(type: string, list: readonly Operation[]): ServiceMatcher {
  const habits = pathHabits(type);
  const root = buildTrie(list, habits);
  return { service: type, operations: list, root, habits, recent: new RecentMatches() };
}
