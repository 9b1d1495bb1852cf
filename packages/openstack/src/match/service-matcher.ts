// SPDX-License-Identifier: Apache-2.0
import type { Operation } from '../operations/operation.js';
import { operations } from '../operations/operations.js';
import { buildTrie, templateSegments, type TrieNode } from './trie.js';

/** How a service's real router reads paths, beyond its templates. */
export interface PathHabits {
  /** First segments that lead to the same routes: nova serves `/v2` with the code of `/v2.1`. */
  readonly versionAliases: ReadonlyMap<string, string>;
  /** Where templates lack the project id that older catalogs put behind the version, and the other way round. */
  readonly projectAfter?: string;
  /** Whether a `.json` at the end is dropped: Cinder and Neutron do, Nova and Keystone answer 404 (tried on Zed). */
  readonly jsonSuffix: boolean;
  /** Whether the third segment and what follows is a name in which every byte counts. */
  readonly rawRest: boolean;
  /** Whether `_` and `-` are the same in literal segments (neutron/pecan_wsgi). */
  readonly eitherDash: boolean;
}

const PLAIN: PathHabits = { versionAliases: new Map(), jsonSuffix: false, rawRest: false, eitherDash: false };

/** Seen in each project's api-paste.ini and router, Victoria to 2026.2. */
const HABITS: Readonly<Record<string, PathHabits>> = {
  compute: { ...PLAIN, versionAliases: new Map([['v2', 'v2.1']]), projectAfter: 'v2.1' },
  'block-storage': { ...PLAIN, projectAfter: 'v3', jsonSuffix: true },
  network: { ...PLAIN, jsonSuffix: true, eitherDash: true },
  // Swift takes v1 and v1.0 for the same (swift/common/constraints.py: valid_api_version).
  'object-store': { ...PLAIN, versionAliases: new Map([['v1.0', 'v1']]), rawRest: true },
  image: { ...PLAIN, versionAliases: imageVersions() },
};

/** Glance answers every minor version of v2 with the same routes (glance/api/middleware/version_negotiation.py). */
function imageVersions(): ReadonlyMap<string, string> {
  return new Map(Array.from({ length: 20 }, (_, minor) => [`v2.${minor}`, 'v2'] as const));
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
  const habits = HABITS[type] ?? PLAIN;
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
