// SPDX-License-Identifier: Apache-2.0

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

/** @param type official service type */
export function pathHabits(type: string): PathHabits {
  return HABITS[type] ?? PLAIN;
}
