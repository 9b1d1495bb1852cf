// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Stores } from '../../state/stores.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import { findGateway } from './router-ports.js';
import type { Router } from './resource.js';

export function viewRouter(router: Router, { stores, auth }: Pick<Call, 'stores' | 'auth'>): View {
  return {
    id: router.id,
    name: router.name,
    admin_state_up: router.admin_state_up,
    status: router.status,
    external_gateway_info: viewGateway(stores, router),
    description: router.description,
    availability_zones: [],
    ...(auth.isAdmin ? { distributed: router.distributed, ha: router.ha } : {}),
    availability_zone_hints: router.availability_zone_hints,
    routes: router.routes,
    flavor_id: null,
    ...standardFields(router),
  };
}

function viewGateway(stores: Stores, router: Router): View | null {
  const port = findGateway(stores, router.id);
  if (!port) return null;
  return { network_id: port.network_id, external_fixed_ips: port.fixed_ips, enable_snat: router.enable_snat };
}
