// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import type { NewToken } from '@touchstone/registry';
import type { Acted, Action, ActionSources } from '../../server/actions/action.js';
import { actorOf, SECRET_BYTES } from './actor-of.js';
import { adminPaths } from './admin-paths.js';
import { tokensPage } from './show-tokens.js';

const DAY = 86_400_000;

/** Making tokens and taking them away. */
export const TOKEN_ACTIONS: readonly Action[] = [
  { pattern: adminPaths.tokens, needs: 'administrator', act: makeToken },
  {
    pattern: adminPaths.endToken,
    needs: 'administrator',
    act: async ({ admin, form, ...sources }) => {
      await admin?.tokens.end(form.get('id') ?? '', actorOf(sources));
      return { kind: 'redirect', to: adminPaths.tokens };
    },
  },
];

/** The page that shows the token is the answer itself: its address shows it to nobody, and loading it again makes none. */
async function makeToken(sources: ActionSources): Promise<Acted> {
  const { admin, form } = sources;
  if (admin === undefined) return { kind: 'absent' };
  const actor = actorOf(sources);
  const asked = tokenOf(form, actor.at);
  try {
    const token = await admin.tokens.make(asked, admin.random(SECRET_BYTES), actor);
    return { kind: 'page', page: await tokensPage(sources, { made: { id: asked.id, token } }) };
  } catch (error) {
    if (!isTouchstoneError(error, 'REGISTRY_TOKEN')) throw error;
    return { kind: 'page', status: 400, page: await tokensPage(sources, { refused: error, form }) };
  }
}

/** What the form says, to be verified where tokens are made. */
function tokenOf(form: URLSearchParams, at: Date): NewToken {
  const days = form.get('days') ?? '';
  const owners = (form.get('owners') ?? '').split(/[\s,]+/).filter((owner) => owner !== '');
  return {
    id: (form.get('id') ?? '').trim(),
    may: form.getAll('may') as unknown as NewToken['may'],
    owners,
    expiresAt: new Date(/^\d{1,4}$/.test(days) ? at.getTime() + Number(days) * DAY : Number.NaN),
  };
}
