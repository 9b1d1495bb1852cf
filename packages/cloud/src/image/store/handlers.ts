// SPDX-License-Identifier: Apache-2.0
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';

function list(): Reply {
  return json(200, { stores: [{ id: 'file', default: 'true' }] });
}

function listDetail(): Reply {
  return json(200, { stores: [{ id: 'file', default: 'true', type: 'file', weight: 0, properties: {} }] });
}

/** No limits are registered in keystone, so there is no usage to tell. */
function usage(): Reply {
  return json(200, { usage: {} });
}

export const STORE: Resource = {
  handlers: { 'image:store.list': list, 'image:store.list-detail': listDetail, 'image:usage.show': usage },
};
