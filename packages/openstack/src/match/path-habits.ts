// SPDX-License-Identifier: Apache-2.0

/** How a service's real router reads paths, beyond its templates. */
export interface PathHabits {
  /** First segments that lead to the same routes: nova serves `/v2` with the code of `/v2.1`. */
  readonly versionAliases: ReadonlyMap<string, string>;
  /** Versions behind which older catalogs put the project id that templates leave out. */
  readonly projectAfter: readonly string[];
  /** Whether a `.json` at the end is dropped: Cinder and Neutron do, Nova and Keystone answer 404 (tried on Zed). */
  readonly jsonSuffix: boolean;
  /** Whether the third segment and what follows is a name in which every byte counts. */
  readonly rawRest: boolean;
  /** Whether `_` and `-` are the same in literal segments (neutron/pecan_wsgi). */
  readonly eitherDash: boolean;
}

const PLAIN: PathHabits = {
  versionAliases: new Map(),
  projectAfter: [],
  jsonSuffix: false,
  rawRest: false,
  eitherDash: false,
};

/** Seen in each project's api-paste.ini and router, Victoria to 2026.2. */
const HABITS: Readonly<Record<string, PathHabits>> = {
  compute: { ...PLAIN, versionAliases: new Map([['v2', 'v2.1']]), projectAfter: ['v2.1'] },
  'block-storage': { ...PLAIN, projectAfter: ['v3', 'v2'], jsonSuffix: true },
  network: { ...PLAIN, jsonSuffix: true, eitherDash: true },
  // Swift takes v1 and v1.0 for the same (swift/common/constraints.py: valid_api_version).
  'object-store': { ...PLAIN, versionAliases: new Map([['v1.0', 'v1']]), rawRest: true },
  s3: { ...PLAIN, rawRest: true },
  image: { ...PLAIN, versionAliases: imageVersions() },
  'shared-file-system': { ...PLAIN, projectAfter: ['v2', 'v1'], jsonSuffix: true },
  'instance-ha': { ...PLAIN, projectAfter: ['v1'], jsonSuffix: true },
  // Sahara serves its v1.0 and more as v1.1 (sahara/api/middleware/sahara_middleware.py: build_app).
  'data-processing': {
    ...PLAIN,
    versionAliases: new Map([['v1.0', 'v1.1']]),
    projectAfter: ['v2', 'v1.1'],
    jsonSuffix: true,
  },
  cloudformation: { ...PLAIN, projectAfter: ['v1'] },
  // Octavia hangs one controller at both (octavia/api/root_controller.py); clients ask for v2.0.
  'load-balancer': { ...PLAIN, versionAliases: new Map([['v2.0', 'v2']]) },
  // Blazar registers each rule with ".json" as well; its policies write the project id that older catalogs carry.
  reservation: { ...PLAIN, projectAfter: ['v1'], jsonSuffix: true },
};

/** Glance answers every minor version of v2 with the same routes (glance/api/middleware/version_negotiation.py). */
function imageVersions(): ReadonlyMap<string, string> {
  return new Map(Array.from({ length: 20 }, (_, minor) => [`v2.${minor}`, 'v2'] as const));
}

/** @param type official service type */
export function pathHabits(type: string): PathHabits {
  return HABITS[type] ?? PLAIN;
}
