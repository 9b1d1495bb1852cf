// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { PORTS, type Port } from '../port/resource.js';
import { ROUTER_GATEWAY, ROUTER_INTERFACE } from './resource.js';

/** The port by which a router reaches an external network. */
export function findGateway(stores: Stores, routerId: string): Port | undefined {
  return stores.of(PORTS).find((port) => port.device_id === routerId && port.device_owner === ROUTER_GATEWAY);
}

/** The ports by which a router reaches the project's subnets. */
export function listInterfaces(stores: Stores, routerId: string): readonly Port[] {
  return stores
    .of(PORTS)
    .filter((port) => port.device_id === routerId && port.device_owner === ROUTER_INTERFACE);
}

/** The router that leads from a subnet to an external network, as floating IPs need it. */
export function findRouterBetween(
  stores: Stores,
  subnetId: string,
  externalNetworkId: string,
): string | undefined {
  return stores
    .of(PORTS)
    .filter(
      (port) =>
        port.device_owner === ROUTER_INTERFACE && port.fixed_ips.some((ip) => ip.subnet_id === subnetId),
    )
    .find((port) => findGateway(stores, port.device_id)?.network_id === externalNetworkId)?.device_id;
}
