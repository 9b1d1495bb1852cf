// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { isoNaive } from '../../state/time.js';
import { isReseller, ownAccount } from '../access.js';
import { containersOf, removeContainer } from '../container/resource.js';
import { usageOf } from '../container/usage.js';
import { HTML, refuse } from '../faults.js';
import { renderListing, selectRows } from '../listing.js';
import { mergeMetadata, readMetadata } from '../metadata.js';
import { objectsOf, removeObject } from '../object/resource.js';
import { bulkDelete } from './bulk-delete.js';
import { ACCOUNTS, ensureAccount } from './resource.js';
import { accountHeaders } from './views.js';

function get(call: Call): Reply {
  const account = ownAccount(call);
  const entries = containersOf(call.stores, account).map((one) => {
    const { count, bytes } = usageOf(call, one);
    return { name: one.name, count, bytes, last_modified: isoNaive(one.changedAt) };
  });
  const root = { tag: 'account', row: 'container', name: account } as const;
  return renderListing(call, selectRows(call, entries), root, accountHeaders(call, account));
}

/** An account that nothing was ever put into answers 200, afterwards 204, as swift does. */
function head(call: Call): Reply {
  const account = ownAccount(call);
  const status = call.stores.of(ACCOUNTS).get(account) ? 204 : 200;
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    ...accountHeaders(call, account),
    Vary: 'Accept',
  };
  return reply(status, { ...headers, 'Content-Length': '0' });
}

function post(call: Call): Reply {
  const account = ensureAccount(call.stores, ownAccount(call), call.now);
  const metadata = mergeMetadata(account.metadata, readMetadata(call.headers, 'account'));
  call.stores.of(ACCOUNTS).put({ ...account, metadata });
  return reply(204, { 'Content-Type': HTML });
}

/** Only resellers make and remove accounts. */
function put(call: Call): Reply {
  const account = ownAccount(call);
  if (!isReseller(call)) throw refuse(403);
  const isNew = !call.stores.of(ACCOUNTS).get(account);
  ensureAccount(call.stores, account, call.now);
  return reply(isNew ? 201 : 202, { 'Content-Type': HTML });
}

function remove(call: Call): Reply {
  const account = ownAccount(call);
  if (!isReseller(call)) throw refuse(403);
  if (!call.stores.of(ACCOUNTS).delete(account)) throw refuse(404);
  for (const container of containersOf(call.stores, account)) {
    for (const object of objectsOf(call.stores, container.id)) removeObject(call, object);
    removeContainer(call.stores, container);
  }
  return reply(204, { 'Content-Type': HTML });
}

export const ACCOUNT: Resource = {
  handlers: {
    'object-store:account.get': get,
    'object-store:account.head': head,
    'object-store:account.post': post,
    'object-store:account.put': put,
    'object-store:account.delete': remove,
    'object-store:account.bulk-delete': bulkDelete,
    'object-store:account.bulk-delete-legacy': bulkDelete,
  },
};
