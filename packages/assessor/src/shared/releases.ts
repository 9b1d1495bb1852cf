// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Manifest } from '@touchstone/model';
import { cloudBroke } from '../facts/cloud-broke.js';
import { everyStepPassed, isWhole, type RunFacts } from '../facts/run-facts.js';
import type { OpenStackIndex } from '../openstack-index.js';
import { releaseOfPlatform } from './release-of-platform.js';

type Standing = Assessment['releases'][number]['standing'];

/** The release that a run counts for, as the index names it. */
export function releaseOfRun(run: RunFacts, index: OpenStackIndex): string | undefined {
  return releaseOfPlatform(run.shown.platform, index);
}

/**
 * How the solution stands on each release, oldest first. Tested: every run of the recipe on it passed. Failed: one did
 * not, and not because the cloud had failed. Extrapolated: between two neighbours with evidence, both tested. Claimed: the manifest says so, nothing else does.
 */
export function releaseStandings(
  runs: readonly RunFacts[],
  manifest: Manifest,
  index: OpenStackIndex,
  all: readonly string[],
): Assessment['releases'] {
  const standings = new Map<string, Standing>();
  for (const run of runs) {
    const release = releaseOfRun(run, index);
    if (release === undefined || !isWhole(run) || cloudBroke(run)) continue;
    const standing = everyStepPassed(run) && standings.get(release) !== 'failed' ? 'tested' : 'failed';
    standings.set(release, standing);
  }
  const known = [...standings.keys()].sort((a, b) => index.compareReleases(a, b));
  known.slice(1).forEach((higher, position) => {
    const lower = known[position]!;
    if (standings.get(lower) !== 'tested' || standings.get(higher) !== 'tested') return;
    for (const name of all) {
      const between = index.compareReleases(name, lower) > 0 && index.compareReleases(name, higher) < 0;
      if (between) standings.set(name, 'extrapolated');
    }
  });
  for (const claim of manifest.claims.releases) {
    const release = index.findRelease(claim)?.name;
    if (release !== undefined && !standings.has(release)) standings.set(release, 'claimed');
  }
  return [...standings]
    .map(([release, standing]) => ({ release, standing }))
    .sort((a, b) => index.compareReleases(a.release, b.release));
}
