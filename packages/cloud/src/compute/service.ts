// SPDX-License-Identifier: Apache-2.0
import type { Service } from '../service/service.js';
import { AVAILABILITY_ZONE_RESOURCE } from './availability-zone/handlers.js';
import { furnishCompute } from './bootstrap.js';
import { EMPTY_COLLECTIONS } from './empty-collections/handlers.js';
import { EXTENSION_RESOURCE } from './extension/handlers.js';
import { renderNovaFault } from './faults.js';
import { FLAVOR_RESOURCE } from './flavor/handlers.js';
import { FLOATING_IP_RESOURCE } from './floating-ip/handlers.js';
import { HYPERVISOR_RESOURCE } from './hypervisor/handlers.js';
import { IMAGE_PROXY } from './image/handlers.js';
import { INSTANCE_ACTION_RESOURCE } from './instance-action/handlers.js';
import { INTERFACE_RESOURCE } from './interface/handlers.js';
import { IP_RESOURCE } from './ip/handlers.js';
import { KEYPAIR_RESOURCE } from './keypair/handlers.js';
import { LIMITS_RESOURCE } from './limits/handlers.js';
import { METADATA_RESOURCE } from './metadata/handlers.js';
import { NETWORK_PROXY } from './network/handlers.js';
import { QUOTA_SET_RESOURCE } from './quota-set/handlers.js';
import { SECURITY_GROUP_PROXY } from './security-group/handlers.js';
import { CONSOLE_ACTIONS } from './server-action/console.js';
import { IMAGE_ACTIONS } from './server-action/image.js';
import { LIFECYCLE_ACTIONS } from './server-action/lifecycle.js';
import { LOCK_ACTIONS } from './server-action/lock.js';
import { NETWORK_ACTIONS } from './server-action/network.js';
import { RESIZE_ACTIONS } from './server-action/resize.js';
import { SERVER_GROUP_RESOURCE } from './server-group/handlers.js';
import { SERVER_RESOURCE } from './server/handlers.js';
import { SIMPLE_TENANT_USAGE_RESOURCE } from './simple-tenant-usage/handlers.js';
import { TAG_RESOURCE } from './tag/handlers.js';
import { VERSION_RESOURCE } from './version/handlers.js';
import { VOLUME_ATTACHMENT_RESOURCE } from './volume-attachment/handlers.js';
import { VOLUME_PROXY } from './volume/handlers.js';

/** Nova, with one host of its fake driver. https://docs.openstack.org/api-ref/compute/ */
export const COMPUTE: Service = {
  type: 'compute',
  catalog: [{ type: 'compute', name: 'nova', path: '/v2.1' }],
  resources: [
    VERSION_RESOURCE,
    EXTENSION_RESOURCE,
    FLAVOR_RESOURCE,
    KEYPAIR_RESOURCE,
    SERVER_RESOURCE,
    LIFECYCLE_ACTIONS,
    LOCK_ACTIONS,
    RESIZE_ACTIONS,
    IMAGE_ACTIONS,
    CONSOLE_ACTIONS,
    NETWORK_ACTIONS,
    METADATA_RESOURCE,
    TAG_RESOURCE,
    IP_RESOURCE,
    INTERFACE_RESOURCE,
    VOLUME_ATTACHMENT_RESOURCE,
    INSTANCE_ACTION_RESOURCE,
    SERVER_GROUP_RESOURCE,
    AVAILABILITY_ZONE_RESOURCE,
    HYPERVISOR_RESOURCE,
    LIMITS_RESOURCE,
    QUOTA_SET_RESOURCE,
    SIMPLE_TENANT_USAGE_RESOURCE,
    FLOATING_IP_RESOURCE,
    NETWORK_PROXY,
    SECURITY_GROUP_PROXY,
    VOLUME_PROXY,
    IMAGE_PROXY,
    EMPTY_COLLECTIONS,
  ],
  renderFault: renderNovaFault,
  requestIdHeaders: ['x-openstack-request-id', 'x-compute-request-id'],
  microversions: { word: 'compute', legacyHeader: 'X-OpenStack-Nova-API-Version', prefix: '/v2.1' },
  bootstrap: furnishCompute,
};
