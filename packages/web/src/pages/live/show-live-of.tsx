// SPDX-License-Identifier: Apache-2.0
import type { LiveOffer } from '../../server/live-runs.js';
import type { PageSources, Shown } from '../../server/web-world.js';
import { liveOfPage } from './live-of-page.js';

/** Where a run of a solution's recipe is asked for. */
export async function showLiveOf({ registry, liveRuns, parts, session }: PageSources): Promise<Shown> {
  const [id = ''] = parts;
  const listing = (await registry.listing(id))?.listing;
  if (listing === undefined) return { kind: 'absent', what: 'No solution of this name is listed.' };
  return { kind: 'page', page: liveOfPage({ listing, offer: offerOf(liveRuns, id), session }) };
}

/** Whether it can be run; a marketplace without live runs says that it has none. */
export function offerOf(liveRuns: PageSources['liveRuns'], solution: string): LiveOffer {
  return (
    liveRuns?.offer(solution) ?? {
      kind: 'refused',
      why: 'This marketplace runs no recipes: whoever runs it did not allow it. On your own machine you can.',
    }
  );
}
