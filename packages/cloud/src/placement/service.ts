// SPDX-License-Identifier: Apache-2.0
import type { Service } from '../service/service.js';
import { renderPlacementFault } from './faults.js';
import { RESOURCE_CLASS_RESOURCE } from './resource-class/handlers.js';
import { RESOURCE_PROVIDER_RESOURCE } from './resource-provider/handlers.js';
import { VERSION_RESOURCE } from './version/handlers.js';

/** Placement, as far as people look at it: the one compute host and what it has. https://docs.openstack.org/api-ref/placement/ */
export const PLACEMENT: Service = {
  type: 'placement',
  catalog: [{ type: 'placement', name: 'placement', path: '' }],
  resources: [VERSION_RESOURCE, RESOURCE_PROVIDER_RESOURCE, RESOURCE_CLASS_RESOURCE],
  renderFault: renderPlacementFault,
  requestIdHeaders: ['x-openstack-request-id'],
  microversions: { word: 'placement', prefix: '/' },
};
