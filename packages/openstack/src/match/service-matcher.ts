// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { operations } from '../operations/operations.js';
import { buildTrie, templateSegments, type TrieNode } from './trie.js';

/** How a service's real router reads paths, beyond its templates. */
export interface PathHabits {
  /** First segments that lead to the same routes: nova serves `/v2` with the code of `/v2.1`. */
  readonly versionAliases: Readonly<Record<string, string>>;
  /** Where templates lack the project id that older catalogs put behind the version, and the other way round. */
  readonly projectAfter?: string;
  /** Whether a `.json` at the end is dropped (Routes' and Pecan's content-type suffix). */
  readonly jsonSuffix: boolean;
  /** Whether the third segment and what follows is a name in which every byte counts. */
  readonly rawRest: boolean;
}

const PLAIN: PathHabits = { versionAliases: {}, jsonSuffix: false, rawRest: false };

/** Seen in each project's api-paste.ini and router, Victoria to 2026.2. */
const HABITS: Readonly<Record<string, PathHabits>> = {
  compute: { ...PLAIN, versionAliases: { v2: 'v2.1' }, projectAfter: 'v2.1', jsonSuffix: true },
  'block-storage': { ...PLAIN, projectAfter: 'v3', jsonSuffix: true },
  network: { ...PLAIN, jsonSuffix: true },
  'object-store': { ...PLAIN, rawRest: true },
  image: { ...PLAIN, versionAliases: imageVersions() },
};

/** Glance answers every minor version of v2 with the same routes (glance/api/middleware/version_negotiation.py). */
function imageVersions(): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 20 }, (_, minor) => [`v2.${minor}`, 'v2']));
}

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
  const paramNames = new Map(list.map((operation) => [operation, namesIn(operation.path)]));
  return {
    service: type,
    operations: list,
    root: buildTrie(list),
    habits: HABITS[type] ?? PLAIN,
    paramNames,
  };
}

function namesIn(template: string): readonly string[] {
  return templateSegments(template)
    .filter((segment) => segment.startsWith('{'))
    .map((segment) => segment.slice(1, segment.endsWith('+}') ? -2 : -1));
}
