// SPDX-License-Identifier: Apache-2.0
import { badResourceRequest, invalidRequest, neutronFault } from '../faults.js';
import { FLOATING_IPS } from '../floatingip/resource.js';
import { NETWORKS } from '../network/resource.js';
import type { IpWish } from '../port/allocate-ips.js';
import { createPort } from '../port/create-port.js';
import { PORTS } from '../port/resource.js';
import type { Maker } from '../rest/neutron-record.js';
import { ROUTER_GATEWAY, type Router } from './resource.js';
import { findGateway } from './router-ports.js';

/** `external_gateway_info` as clients send it; null and {} take the gateway away. */
export interface GatewayWish {
  readonly network_id?: string;
  readonly enable_snat?: boolean;
  readonly external_fixed_ips?: readonly IpWish[];
}

/** Gives a router a gateway, moves it, or takes it away. @throws Fault 400, 404, 409 */
export function setGateway(router: Router, wish: GatewayWish | null, maker: Maker): void {
  const { stores } = maker;
  const current = findGateway(stores, router.id);
  const networkId = wish?.network_id;
  if (wish !== null && networkId === undefined && Object.keys(wish).length > 0) {
    throw invalidRequest("Invalid input for external_gateway_info. Reason: 'network_id' is required.");
  }
  if (networkId !== undefined) checkExternal(networkId, maker);
  if (current && current.network_id === networkId && !wish?.external_fixed_ips) return;
  if (current && current.network_id !== networkId) refuseWhileNeeded(router, current.network_id, maker);
  if (current) stores.of(PORTS).delete(current.id);
  if (networkId === undefined) return;
  createPort(
    {
      network_id: networkId,
      // The gateway's port belongs to no project, so that owners do not see it.
      project_id: '',
      device_id: router.id,
      device_owner: ROUTER_GATEWAY,
      status: 'ACTIVE',
      fixed_ips: wish?.external_fixed_ips?.length ? wish.external_fixed_ips : undefined,
    },
    maker,
  );
}

function checkExternal(networkId: string, { stores }: Maker): void {
  const network = stores.of(NETWORKS).get(networkId);
  if (!network) throw neutronFault(404, 'NetworkNotFound', `Network ${networkId} could not be found.`);
  if (!network['router:external'])
    throw badResourceRequest('router', `Network ${networkId} is not an external network`);
}

function refuseWhileNeeded(router: Router, networkId: string, { stores }: Maker): void {
  const needed = stores
    .of(FLOATING_IPS)
    .find((one) => one.router_id === router.id && one.floating_network_id === networkId);
  if (!needed) return;
  throw neutronFault(
    409,
    'RouterExternalGatewayInUseByFloatingIp',
    `Gateway cannot be updated for router ${router.id}, since a gateway to external network ${networkId} is required by one or more floating IPs.`,
  );
}
