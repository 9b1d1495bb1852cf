// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError } from '@touchstone/model';
import type { NewWebhook } from '@touchstone/registry';
import type { Acted, Action, ActionSources } from '../../server/actions/action.js';
import { actorOf, SECRET_BYTES } from './actor-of.js';
import { adminPaths } from './admin-paths.js';
import { webhooksPage } from './show-webhooks.js';

const CHANGES = ['end', 'enable', 'ping'] as const;

/** Making webhooks, trying them, enabling them again and taking them away. */
export const WEBHOOK_ACTIONS: readonly Action[] = [
  { pattern: adminPaths.webhooks, needs: 'administrator', act: makeWebhook },
  {
    pattern: adminPaths.changeWebhook,
    needs: 'administrator',
    act: async ({ admin, form, ...sources }) => {
      const change = CHANGES.find((one) => one === form.get('act'));
      if (change !== undefined) await admin?.webhooks?.[change](form.get('id') ?? '', actorOf(sources));
      return { kind: 'redirect', to: adminPaths.webhooks };
    },
  },
];

async function makeWebhook(sources: ActionSources): Promise<Acted> {
  const { admin, form } = sources;
  if (admin?.webhooks === undefined) return { kind: 'absent' };
  const id = (form.get('id') ?? '').trim();
  const url = (form.get('url') ?? '').trim();
  const events = form.getAll('events') as unknown as NewWebhook['events'];
  const actor = actorOf(sources);
  try {
    const secret = await admin.webhooks.create({ id, url, events }, admin.random(SECRET_BYTES), actor);
    return { kind: 'page', page: await webhooksPage(sources, { made: { id, secret } }) };
  } catch (error) {
    if (!isTouchstoneError(error, 'REGISTRY_WEBHOOK')) throw error;
    return { kind: 'page', status: 400, page: await webhooksPage(sources, { refused: error, form }) };
  }
}
