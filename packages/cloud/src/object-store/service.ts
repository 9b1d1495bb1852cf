// SPDX-License-Identifier: Apache-2.0
import type { Ids } from '../state/ids.js';
import type { Resource } from '../service/resource.js';
import type { Service } from '../service/service.js';
import { ACCOUNT } from './account/handlers.js';
import { CONTAINER } from './container/handlers.js';
import { renderFault } from './faults.js';
import { INFO } from './info/handlers.js';
import { OPTIONS } from './info/options.js';
import { OBJECT_READING } from './object/read-handlers.js';
import { OBJECT_SLO } from './object/slo-handlers.js';
import { OBJECT_WRITING } from './object/write-handlers.js';

/** Container lists may let anyone in, so every handler decides for itself who may. */
function decidesItself(resource: Resource): Resource {
  const ids = Object.keys(resource.handlers);
  return { ...resource, open: ids, ownPolicy: ids };
}

/** "tx" and 21 digits, then the time in hexadecimal seconds (swift/common/utils: generate_trans_id). */
function nameRequest(ids: Ids, now: number): string {
  return `tx${ids.hex().slice(0, 21)}-${Math.floor(now / 1000)
    .toString(16)
    .padStart(10, '0')}`;
}

/** Swift. */
export const OBJECT_STORE: Service = {
  type: 'object-store',
  catalog: [{ type: 'object-store', name: 'swift', path: '/v1/AUTH_$(project_id)s' }],
  resources: [
    INFO,
    ...[ACCOUNT, CONTAINER, OBJECT_READING, OBJECT_WRITING, OBJECT_SLO, OPTIONS].map(decidesItself),
  ],
  renderFault,
  requestIdHeaders: ['X-Trans-Id', 'X-Openstack-Request-Id'],
  authenticatesFirst: false,
  rawBodies: true,
  nameRequest,
};
