// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { ownAccount, requireAccess } from '../access.js';
import { ensureAccount } from '../account/resource.js';
import { explain, HTML, htmlPage, refuse } from '../faults.js';
import { renderListing, selectRows } from '../listing.js';
import { mergeMetadata, readMetadata } from '../metadata.js';
import { objectsOf, visibleObjects } from '../object/resource.js';
import { objectRow } from '../object/views.js';
import { CONTAINERS, removeContainer, type Container } from './resource.js';
import { containerHeaders } from './views.js';

/** Of middleware that the embedded cloud has not: to take these headers and do nothing would be a lie. */
const UNOFFERED = ['x-versions-enabled', 'x-versions-location', 'x-history-location', 'x-container-sync-to'];
const LONGEST_NAME = 256;

function containerId(call: Call): string {
  return `${call.params['account']}/${call.params['container']}`;
}

/** The container of the path for a reader. Who may not come in learns nothing of what is there. */
function readable(call: Call): Container {
  const container = call.stores.of(CONTAINERS).get(containerId(call));
  requireAccess(call, container?.readers, true);
  if (!container) throw refuse(404);
  return container;
}

function isOwner(call: Call): boolean {
  return call.params['account'] === `AUTH_${call.auth.projectId}`;
}

function get(call: Call): Reply {
  const container = readable(call);
  const entries = visibleObjects(call, container.id).map(objectRow);
  // Asked for versions where nothing is versioned, swift shows each object as its own latest version.
  const shown = call.query.has('versions')
    ? entries.map((one) => ({ ...one, version_id: 'null', is_latest: true }))
    : entries;
  const rows = selectRows(call, shown);
  const root = { tag: 'container', row: 'object', name: container.name } as const;
  return renderListing(call, rows, root, containerHeaders(call, container, isOwner(call)));
}

function head(call: Call): Reply {
  const headers = containerHeaders(call, readable(call), isOwner(call));
  return reply(204, { 'Content-Type': 'text/plain; charset=utf-8', ...headers, Vary: 'Accept' });
}

function put(call: Call): Reply {
  const account = ownAccount(call);
  const name = call.params['container']!;
  const length = Buffer.byteLength(name);
  if (length > LONGEST_NAME)
    throw explain(400, `Container name length of ${length} longer than ${LONGEST_NAME}`);
  refuseUnoffered(call);
  const policy = call.headers['x-storage-policy'];
  if (policy !== undefined && policy !== 'Policy-0')
    throw explain(400, `Invalid X-Storage-Policy '${policy}'`);
  const before = call.stores.of(CONTAINERS).get(containerId(call));
  ensureAccount(call.stores, account, call.now);
  call.stores.of(CONTAINERS).put(changed(call, before ?? fresh(call, account, name)));
  return before ? reply(202, { 'Content-Type': HTML }, htmlPage(202)) : reply(201, { 'Content-Type': HTML });
}

function fresh(call: Call, account: string, name: string): Container {
  const at = call.now;
  return {
    id: `${account}/${name}`,
    account,
    name,
    createdAt: at,
    changedAt: at,
    metadata: {},
    readers: '',
    writers: '',
  };
}

function changed(call: Call, container: Container): Container {
  const { headers } = call;
  return {
    ...container,
    changedAt: call.now,
    metadata: mergeMetadata(container.metadata, readMetadata(headers, 'container')),
    readers:
      headers['x-remove-container-read'] === undefined
        ? (headers['x-container-read'] ?? container.readers)
        : '',
    writers:
      headers['x-remove-container-write'] === undefined
        ? (headers['x-container-write'] ?? container.writers)
        : '',
  };
}

function refuseUnoffered(call: Call): void {
  const asked = UNOFFERED.find((name) => (call.headers[name] ?? '') !== '');
  if (asked) throw explain(501, `The embedded cloud does not offer ${asked} yet.`);
}

function post(call: Call): Reply {
  ownAccount(call);
  refuseUnoffered(call);
  const container = call.stores.of(CONTAINERS).get(containerId(call));
  if (!container) throw refuse(404);
  call.stores.of(CONTAINERS).put(changed(call, container));
  return reply(204, { 'Content-Type': HTML });
}

function remove(call: Call): Reply {
  ownAccount(call);
  const container = call.stores.of(CONTAINERS).get(containerId(call));
  if (!container) throw refuse(404);
  if (objectsOf(call.stores, container.id).length > 0) throw refuse(409);
  removeContainer(call.stores, container);
  return reply(204, { 'Content-Type': HTML });
}

export const CONTAINER: Resource = {
  handlers: {
    'object-store:container.get': get,
    'object-store:container.list-versions': get,
    'object-store:container.head': head,
    'object-store:container.put': put,
    'object-store:container.post': post,
    'object-store:container.delete': remove,
  },
};
