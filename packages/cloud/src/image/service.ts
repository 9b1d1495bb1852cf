// SPDX-License-Identifier: Apache-2.0
import type { Service } from '../service/service.js';
import { bootstrapImages } from './bootstrap.js';
import { IMAGE_DATA } from './data/handlers.js';
import { renderFault } from './faults.js';
import { IMAGE } from './image/handlers.js';
import { IMPORT } from './import/handlers.js';
import { MEMBER } from './member/handlers.js';
import { SCHEMA } from './schema/handlers.js';
import { STORE } from './store/handlers.js';
import { TAG } from './tag/handlers.js';
import { TASK } from './task/handlers.js';
import { VERSION } from './version/handlers.js';

/** Glance. */
export const IMAGE_SERVICE: Service = {
  type: 'image',
  catalog: [{ type: 'image', name: 'glance', path: '' }],
  resources: [VERSION, IMAGE, IMAGE_DATA, IMPORT, TASK, MEMBER, TAG, SCHEMA, STORE],
  renderFault,
  requestIdHeaders: ['x-openstack-request-id'],
  answersHead: false,
  bootstrap: bootstrapImages,
};
