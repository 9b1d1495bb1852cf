// SPDX-License-Identifier: Apache-2.0
import { resolveServiceType } from '@touchstone/openstack';
import { majorOf } from './operation-tree.js';
import { HOLE } from './source-path.js';

/** Where in a path the template of an operation can begin, and what lies before it. */
export interface PathStart {
  readonly from: number;
  /** Major version that the path names; undefined where it names none. */
  readonly major: string | undefined;
  /** Services that words before it name, as in `/compute/v2.1/servers`. */
  readonly services: readonly string[];
  /** Something lies before it that is neither unknown nor a version nor a service. */
  readonly foreign: boolean;
}

/** How far in a version segment is looked for behind words of a proxy or a path of one's own: `/api/os/compute/v2.1`. */
const VERSION_WITHIN = 5;

/** Every start of a path: behind the endpoint, names of services, the version, and the project. */
export function pathStarts(segments: readonly string[]): readonly PathStart[] {
  const starts: PathStart[] = [];
  const versionAt = segments.slice(0, VERSION_WITHIN).findIndex((segment) => majorOf(segment) !== undefined);
  let major: string | undefined;
  let services: readonly string[] = [];
  let foreign = false;
  for (const [from, segment] of segments.entries()) {
    starts.push({ from, major, services, foreign });
    const version = majorOf(segment);
    if (version !== undefined) {
      if (major !== undefined) break;
      major = version;
      continue;
    }
    if (segment === HOLE) continue;
    const service = resolveServiceType(segment);
    if (service !== undefined) services = [...services, service];
    else if (from < versionAt) foreign = true;
    else break;
  }
  return starts;
}
