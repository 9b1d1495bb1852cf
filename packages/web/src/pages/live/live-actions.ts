// SPDX-License-Identifier: Apache-2.0
import { paths } from '../../design/index.js';
import type { Action } from '../../server/actions/action.js';
import { liveOfPage } from './live-of-page.js';
import { offerOf } from './show-live-of.js';

/** Longest name of a release that is looked at. */
const LONGEST = 40;

/** Asks for a run of a listing's recipe. Anyone may; how many wait and run is the queue's to bound. */
export const LIVE_ACTIONS: readonly Action[] = [
  {
    pattern: '/solutions/*/live',
    act: async ({ registry, liveRuns, parts, form, client, session }) => {
      const [id = ''] = parts;
      const listing = (await registry.listing(id))?.listing;
      if (listing === undefined) return { kind: 'absent', what: 'No solution of this name is listed.' };
      const offer = offerOf(liveRuns, id);
      if (liveRuns === undefined || offer.kind === 'refused')
        return { kind: 'page', status: 409, page: liveOfPage({ listing, offer, session }) };
      const asked = liveRuns.ask(id, (form.get('release') ?? '').slice(0, LONGEST), client);
      if (asked.kind === 'asked') return { kind: 'redirect', to: paths.liveRun(asked.id) };
      const page = liveOfPage({ listing, offer, session, refused: asked });
      return { kind: 'page', status: asked.busy ? 429 : 400, page };
    },
  },
];
