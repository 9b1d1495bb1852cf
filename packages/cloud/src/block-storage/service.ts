// SPDX-License-Identifier: Apache-2.0
import type { Service } from '../service/service.js';
import { ATTACHMENT_RESOURCE } from './attachment/handlers.js';
import { AVAILABILITY_ZONE_RESOURCE } from './availability-zone/handlers.js';
import { BACKUP_RESOURCE } from './backup/handlers.js';
import { furnishBlockStorage } from './bootstrap.js';
import { EMPTY_COLLECTIONS } from './empty-collections/handlers.js';
import { EXTENSION_RESOURCE } from './extension/handlers.js';
import { renderCinderFault } from './faults.js';
import { LIMITS_RESOURCE } from './limits/handlers.js';
import { QUOTA_SET_RESOURCE } from './quota-set/handlers.js';
import { SCHEDULER_POOL_RESOURCE } from './scheduler-pool/handlers.js';
import { SERVICE_HOST_RESOURCE } from './service-host/handlers.js';
import { SNAPSHOT_RESOURCE } from './snapshot/handlers.js';
import { VERSION_RESOURCE } from './version/handlers.js';
import { VOLUME_TYPE_RESOURCE } from './volume-type/handlers.js';
import { VOLUME_ACTIONS } from './volume/actions.js';
import { VOLUME_RESOURCE } from './volume/handlers.js';

const PATH = '/v3/$(project_id)s';

/** Cinder. https://docs.openstack.org/api-ref/block-storage/v3/ */
export const BLOCK_STORAGE: Service = {
  type: 'block-storage',
  // fog-openstack and pkgcloud ask for the older names; at microversion 3.0 they find what version 2 offered.
  catalog: [
    { type: 'volumev3', name: 'cinderv3', path: PATH },
    { type: 'block-storage', name: 'cinder', path: PATH },
    { type: 'volumev2', name: 'cinderv2', path: PATH },
    { type: 'volume', name: 'cinder', path: PATH },
  ],
  resources: [
    VERSION_RESOURCE,
    EXTENSION_RESOURCE,
    VOLUME_RESOURCE,
    VOLUME_ACTIONS,
    SNAPSHOT_RESOURCE,
    BACKUP_RESOURCE,
    ATTACHMENT_RESOURCE,
    VOLUME_TYPE_RESOURCE,
    QUOTA_SET_RESOURCE,
    LIMITS_RESOURCE,
    AVAILABILITY_ZONE_RESOURCE,
    SERVICE_HOST_RESOURCE,
    SCHEDULER_POOL_RESOURCE,
    EMPTY_COLLECTIONS,
  ],
  renderFault: renderCinderFault,
  requestIdHeaders: ['x-compute-request-id', 'x-openstack-request-id'],
  microversions: { word: 'volume', prefix: '/v3' },
  bootstrap: furnishBlockStorage,
};
