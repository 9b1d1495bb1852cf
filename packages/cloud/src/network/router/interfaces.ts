// SPDX-License-Identifier: Apache-2.0
import { badResourceRequest, neutronFault } from '../faults.js';
import { cidrsOverlap, findCidr } from '../addressing/cidr.js';
import { FLOATING_IPS } from '../floatingip/resource.js';
import { createPort } from '../port/create-port.js';
import { PORTS, type Port } from '../port/resource.js';
import type { View } from '../rest/list-query.js';
import { revise, type Maker } from '../rest/neutron-record.js';
import { SUBNETS, type Subnet } from '../subnet/resource.js';
import { ROUTER_INTERFACE, type Router } from './resource.js';
import { listInterfaces } from './router-ports.js';

/** Body of add_router_interface and remove_router_interface. */
export interface InterfaceWish {
  readonly subnet_id?: string;
  readonly port_id?: string;
}

/** Connects a router to a subnet, by the subnet's gateway address, or by a port that is there already. @throws Fault 400, 404, 409 */
export function addInterface(router: Router, wish: InterfaceWish, maker: Maker): View {
  if ((wish.subnet_id === undefined) === (wish.port_id === undefined)) {
    throw wish.subnet_id === undefined
      ? badResourceRequest('router', 'Either subnet_id or port_id must be specified')
      : badResourceRequest('router', 'Cannot specify both subnet-id and port-id');
  }
  const port =
    wish.port_id === undefined
      ? bySubnet(router, wish.subnet_id!, maker)
      : byPort(router, wish.port_id, maker);
  return viewInterface(router, port);
}

function bySubnet(router: Router, subnetId: string, maker: Maker): Port {
  const subnet = getSubnet(subnetId, maker);
  if (subnet.gateway_ip === null)
    throw badResourceRequest('router', 'Subnet for router interface must have a gateway IP');
  refuseOverlap(router, subnet, maker);
  return createPort(
    {
      network_id: subnet.network_id,
      project_id: router.project_id,
      device_id: router.id,
      device_owner: ROUTER_INTERFACE,
      status: 'ACTIVE',
      fixed_ips: [{ subnet_id: subnet.id, ip_address: subnet.gateway_ip }],
    },
    maker,
  );
}

function byPort(router: Router, portId: string, maker: Maker): Port {
  const ports = maker.stores.of(PORTS);
  const port = ports.get(portId);
  if (!port) throw neutronFault(404, 'PortNotFound', `Port ${portId} could not be found.`);
  if (port.device_id !== '') {
    throw neutronFault(
      409,
      'PortInUse',
      `Unable to complete operation on port ${portId} for network ${port.network_id}. Port already has an attached device ${port.device_id}.`,
    );
  }
  for (const ip of port.fixed_ips) refuseOverlap(router, getSubnet(ip.subnet_id, maker), maker);
  const taken: Partial<Port> = {
    device_id: router.id,
    device_owner: ROUTER_INTERFACE,
    status: 'ACTIVE',
    security_groups: [],
  };
  return ports.put(revise(port, taken, maker.now));
}

/** Two interfaces of one router may not lead to the same addresses. */
function refuseOverlap(router: Router, subnet: Subnet, { stores }: Maker): void {
  for (const ip of listInterfaces(stores, router.id).flatMap((port) => port.fixed_ips)) {
    if (ip.subnet_id === subnet.id)
      throw badResourceRequest('router', `Router already has a port on subnet ${subnet.id}`);
    const other = stores.of(SUBNETS).get(ip.subnet_id);
    if (other && cidrsOverlap(findCidr(other.cidr)!, findCidr(subnet.cidr)!)) {
      throw badResourceRequest(
        'router',
        `Cidr ${subnet.cidr} of subnet ${subnet.id} overlaps with cidr ${other.cidr} of subnet ${other.id}`,
      );
    }
  }
}

/** Takes an interface away. @throws Fault 400, 404, 409 */
export function removeInterface(router: Router, wish: InterfaceWish, maker: Maker): View {
  if (wish.subnet_id === undefined && wish.port_id === undefined) {
    throw badResourceRequest('router', 'Either subnet_id or port_id must be specified');
  }
  const port = listInterfaces(maker.stores, router.id).find(
    (one) =>
      (wish.port_id === undefined || one.id === wish.port_id) &&
      (wish.subnet_id === undefined || leadsTo(one, wish.subnet_id)),
  );
  if (!port) throw missingInterface(router, wish, maker);
  refuseWhileNeeded(router, port, maker);
  maker.stores.of(PORTS).delete(port.id);
  return viewInterface(router, port);
}

const leadsTo = (port: Port, subnetId: string): boolean =>
  port.fixed_ips.some((ip) => ip.subnet_id === subnetId);

function missingInterface(router: Router, wish: InterfaceWish, maker: Maker): Error {
  if (wish.port_id !== undefined) {
    return neutronFault(
      404,
      'RouterInterfaceNotFound',
      `Router ${router.id} does not have an interface with id ${wish.port_id}`,
    );
  }
  getSubnet(wish.subnet_id!, maker);
  return neutronFault(
    404,
    'RouterInterfaceNotFoundForSubnet',
    `Router ${router.id} has no interface on subnet ${wish.subnet_id}`,
  );
}

function refuseWhileNeeded(router: Router, port: Port, { stores }: Maker): void {
  const needing = stores
    .of(FLOATING_IPS)
    .filter((one) => one.router_id === router.id && one.port_id !== null);
  const inner = needing.flatMap(
    (one) =>
      stores
        .of(PORTS)
        .get(one.port_id!)
        ?.fixed_ips.filter((ip) => ip.ip_address === one.fixed_ip_address) ?? [],
  );
  const subnet = inner.find((ip) => leadsTo(port, ip.subnet_id))?.subnet_id;
  if (subnet === undefined) return;
  throw neutronFault(
    409,
    'RouterInterfaceInUseByFloatingIP',
    `Router interface for subnet ${subnet} on router ${router.id} cannot be deleted, as it is required by one or more floating IPs.`,
  );
}

function getSubnet(id: string, { stores }: Maker): Subnet {
  const subnet = stores.of(SUBNETS).get(id);
  if (subnet) return subnet;
  throw neutronFault(404, 'SubnetNotFound', `Subnet ${id} could not be found.`);
}

function viewInterface(router: Router, port: Port): View {
  const subnets = port.fixed_ips.map((ip) => ip.subnet_id);
  return {
    id: router.id,
    tenant_id: router.project_id,
    port_id: port.id,
    network_id: port.network_id,
    subnet_id: subnets[0],
    subnet_ids: subnets,
  };
}
