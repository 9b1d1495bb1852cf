// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { findIp } from '../addressing/ip.js';
import { badResourceRequest, neutronFault } from '../faults.js';
import { PORTS, type FixedIp, type Port } from '../port/resource.js';
import { findRouterBetween } from '../router/router-ports.js';
import { FLOATING_IPS, type FloatingIp } from './resource.js';

export interface AssociationWish {
  readonly port_id: string | null;
  readonly fixed_ip_address?: string | null | undefined;
}

type Association = Pick<FloatingIp, 'port_id' | 'fixed_ip_address' | 'router_id' | 'status'>;

/** Leads nowhere. */
export const UNASSOCIATED: Association = {
  port_id: null,
  fixed_ip_address: null,
  router_id: null,
  status: 'DOWN',
};

/** Where a floating IP leads: which port, which of its addresses, through which router. @throws Fault 400, 404, 409 */
export function planAssociation(
  stores: Stores,
  floating: Pick<FloatingIp, 'id' | 'floating_ip_address' | 'floating_network_id'>,
  wish: AssociationWish,
): Association {
  if (wish.port_id === null) return UNASSOCIATED;
  const port = stores.of(PORTS).get(wish.port_id);
  if (!port) throw neutronFault(404, 'PortNotFound', `Port ${wish.port_id} could not be found.`);
  const inner = chooseAddress(port, wish.fixed_ip_address ?? undefined);
  const routerId = findRouterBetween(stores, inner.subnet_id, floating.floating_network_id);
  if (routerId === undefined) {
    throw neutronFault(
      404,
      'ExternalGatewayForFloatingIPNotFound',
      `External network ${floating.floating_network_id} is not reachable from subnet ${inner.subnet_id}.  Therefore, cannot associate Port ${port.id} with a Floating IP.`,
    );
  }
  refuseSecond(stores, floating, port, inner);
  return { port_id: port.id, fixed_ip_address: inner.ip_address, router_id: routerId, status: 'ACTIVE' };
}

function chooseAddress(port: Port, wanted: string | undefined): FixedIp {
  const addresses = port.fixed_ips.filter((ip) => findIp(ip.ip_address)?.version === 4);
  if (wanted !== undefined) {
    const found = addresses.find((ip) => ip.ip_address === wanted);
    if (found) return found;
    throw badResourceRequest('floatingip', `Port ${port.id} does not have fixed ip ${wanted}`);
  }
  if (addresses.length === 0) {
    throw badResourceRequest(
      'floatingip',
      `Cannot add floating IP to port ${port.id} that has no fixed IPv4 addresses`,
    );
  }
  if (addresses.length > 1) {
    throw badResourceRequest(
      'floatingip',
      `Port ${port.id} has multiple fixed IPv4 addresses.  Must provide a specific IPv4 address when assigning a floating IP`,
    );
  }
  return addresses[0]!;
}

function refuseSecond(
  stores: Stores,
  floating: Pick<FloatingIp, 'id' | 'floating_ip_address' | 'floating_network_id'>,
  port: Port,
  inner: FixedIp,
): void {
  const other = stores
    .of(FLOATING_IPS)
    .find(
      (one) =>
        one.id !== floating.id &&
        one.port_id === port.id &&
        one.fixed_ip_address === inner.ip_address &&
        one.floating_network_id === floating.floating_network_id,
    );
  if (!other) return;
  throw neutronFault(
    409,
    'FloatingIPPortAlreadyAssociated',
    `Cannot associate floating IP ${floating.floating_ip_address} (${floating.id}) with port ${port.id} using fixed IP ${inner.ip_address}, as that fixed IP already has a floating IP on external network ${floating.floating_network_id}.`,
  );
}
