// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { operations } from '../operations/operations.js';
import { pathHabits, type PathHabits } from './path-habits.js';
import { buildTrie, templateSegments, type TrieNode } from './trie.js';

export interface ServiceMatcher {
  readonly service: string;
  readonly operations: readonly Operation[];
  readonly root: TrieNode;
  readonly habits: PathHabits;
  /** Parameter names of each operation, in the order of its template. */
  readonly paramNames: ReadonlyMap<Operation, readonly string[]>;
}

const matchers = new Map<string, ServiceMatcher>();

/** The tree and habits of one service, built when first asked for. @param type official type of an indexed service */
export function serviceMatcher(type: string): ServiceMatcher {
  let matcher = matchers.get(type);
  if (!matcher) {
    matcher = buildMatcher(type, operations(type));
    matchers.set(type, matcher);
  }
  return matcher;
}

export function buildMatcher(type: string, list: readonly Operation[]): ServiceMatcher {
  const habits = pathHabits(type);
  const paramNames = new Map(list.map((operation) => [operation, namesIn(operation.path)]));
  return {
    service: type,
    operations: list,
    root: buildTrie(list, habits.eitherDash),
    habits,
    paramNames,
  };
}

function namesIn(template: string): readonly string[] {
  return templateSegments(template)
    .filter((segment) => segment.startsWith('{'))
    .map((segment) => segment.slice(1, segment.endsWith('+}') ? -2 : -1));
}
