// SPDX-License-Identifier: Apache-2.0
import type { Service } from '../service/service.js';
import { AGENT_RESOURCE } from './agent/handlers.js';
import { AVAILABILITY_ZONE_RESOURCE } from './availability-zone/handlers.js';
import { furnishNetwork } from './bootstrap.js';
import { EMPTY_COLLECTIONS } from './empty-collections/handlers.js';
import { EXTENSION_RESOURCE } from './extension/handlers.js';
import { renderNeutronFault } from './faults.js';
import { FLOATING_IP_RESOURCE } from './floatingip/handlers.js';
import { NETWORK_IP_AVAILABILITY_RESOURCE } from './network-ip-availability/handlers.js';
import { NETWORK_RESOURCE } from './network/handlers.js';
import { PORT_RESOURCE } from './port/handlers.js';
import { QUOTA_RESOURCE } from './quota/handlers.js';
import { ROUTER_RESOURCE } from './router/handlers.js';
import { SECURITY_GROUP_RULE_RESOURCE } from './security-group-rule/handlers.js';
import { SECURITY_GROUP_RESOURCE } from './security-group/handlers.js';
import { SUBNET_RESOURCE } from './subnet/handlers.js';
import { TAG_RESOURCE } from './tag/handlers.js';
import { VERSION_RESOURCE } from './version/handlers.js';

/** Neutron, as the ML2 plugin with the router extension answers. https://docs.openstack.org/api-ref/network/v2/ */
export const NETWORK: Service = {
  type: 'network',
  catalog: [{ type: 'network', name: 'neutron', path: '' }],
  resources: [
    VERSION_RESOURCE,
    EXTENSION_RESOURCE,
    NETWORK_RESOURCE,
    SUBNET_RESOURCE,
    PORT_RESOURCE,
    ROUTER_RESOURCE,
    FLOATING_IP_RESOURCE,
    SECURITY_GROUP_RESOURCE,
    SECURITY_GROUP_RULE_RESOURCE,
    TAG_RESOURCE,
    QUOTA_RESOURCE,
    AGENT_RESOURCE,
    AVAILABILITY_ZONE_RESOURCE,
    NETWORK_IP_AVAILABILITY_RESOURCE,
    EMPTY_COLLECTIONS,
  ],
  renderFault: renderNeutronFault,
  requestIdHeaders: ['X-Openstack-Request-Id'],
  bootstrap: furnishNetwork,
};
