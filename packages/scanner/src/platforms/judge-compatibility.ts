// SPDX-License-Identifier: Apache-2.0
import type { Compatibility, Component, Scan } from '@touchstone/model';
import { judgeAreas } from './judge-areas.js';
import { judgeLibraries } from './judge-libraries.js';
import { judgeRuntimes } from './judge-runtimes.js';
import { loadPlatforms } from './load-platforms.js';
import { findOwnTree } from './own-tree.js';
import { wantedLibraries } from './wanted-libraries.js';

/**
 * Holds a solution's stack against every platform that the data know: an OpenStack release with its own constraints, on
 * a distribution with its packages. Only what is of the product counts: not tests, examples or vendored code.
 * @param components all components of the scan: dependencies, and what is deployed or required
 * @param runtimes the versions of languages that the source asks for
 * @returns one entry a platform, oldest release first
 * @throws TouchstoneError SCAN_DATA when the data of platforms are not valid
 */
export function judgeCompatibility(
  components: readonly Component[],
  runtimes: Scan['runtimes'],
): readonly Compatibility[] {
  const { platforms, areas, ownTrees } = loadPlatforms();
  const product = components.filter((one) => one.origin === 'product');
  const libraries = wantedLibraries(product);
  const tree = findOwnTree(product, ownTrees);
  return platforms.map((platform) => ({
    platform: { release: platform.release, distribution: platform.distribution },
    runtimes: judgeRuntimes(runtimes, platform, tree),
    libraries: judgeLibraries(libraries, platform, tree, ownTrees),
    stack: judgeAreas(product, platform, areas),
  }));
}
