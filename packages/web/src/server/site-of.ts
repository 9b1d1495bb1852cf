// SPDX-License-Identifier: Apache-2.0
import type { ApiRequest, EvidenceCounts, LiveView } from '@touchstone/registry';
import type { Site } from '../design/index.js';
import { adminPaths } from '../pages/admin/admin-paths.js';
import type { SignedIn } from './sessions/signed-in.js';
import { agedCounts } from './aged-counts.js';
import { readTheme, THEME_PATH } from './theme.js';
import type { WebWorld } from './web-world.js';

const ADMINISTRATION = { name: 'Administration', href: adminPaths.overview } as const;

/** What all pages share, as it is now and for this reader. */
export async function siteOf(
  world: WebWorld,
  request: ApiRequest,
  session?: SignedIn | undefined,
): Promise<Site> {
  const view = await world.live.current();
  const counts = await countsOf(world, view);
  return {
    origin: world.origin,
    rests: {
      solutions: view.index.rows,
      ...counts,
      log: await world.log?.(view),
      aged: agedCounts(view),
    },
    account: session?.roles.includes('administrator') === true ? ADMINISTRATION : undefined,
    loading: world.loading?.(),
    theme: readTheme(request.header('cookie')),
    themeAction: THEME_PATH,
  };
}

const COUNTS = new WeakMap<LiveView, EvidenceCounts>();

/** Asked for once for each state of the registry: every bundle that comes in makes a listing another. */
async function countsOf({ registry }: WebWorld, view: LiveView): Promise<EvidenceCounts> {
  const known = COUNTS.get(view);
  if (known !== undefined) return known;
  const counts = await registry.counts();
  COUNTS.set(view, counts);
  return counts;
}
