// SPDX-License-Identifier: Apache-2.0
import type { ApiRequest } from '@touchstone/registry';
import type { SignedIn } from './sessions/signed-in.js';
import { siteOf } from './site-of.js';
import type { PageSources, WebWorld } from './web-world.js';

/** Most that a query may be long; a longer one is no search that our pages make. */
const LONGEST_QUERY = 8000;

/** What a page is made from, all of it of now. */
export async function sourcesOf(
  world: WebWorld,
  request: ApiRequest,
  parts: readonly string[],
  session: SignedIn | undefined,
): Promise<PageSources> {
  const { certificates, runs, scans } = (await siteOf(world, request)).rests;
  return {
    ...world,
    view: await world.live.current(),
    counts: { certificates, runs, scans },
    parts,
    query: new URLSearchParams(request.query.slice(0, LONGEST_QUERY)),
    session,
  };
}
