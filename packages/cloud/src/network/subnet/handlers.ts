// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Resource } from '../../service/resource.js';
import { findCidr } from '../addressing/cidr.js';
import { neutronFault } from '../faults.js';
import { getOwn, collectionHandlers, type Collection } from '../rest/collection.js';
import { NETWORK_COLLECTION } from '../network/handlers.js';
import { NETWORKS } from '../network/resource.js';
import { PORTS } from '../port/resource.js';
import {
  cidrOrNull,
  dict,
  flag,
  ipAddress,
  listOf,
  oneOf,
  orNull,
  text,
  textOrNull,
  uuid,
} from '../rest/attribute.js';
import { COMMON, optional, required } from '../rest/common-attributes.js';
import { freshRecord, revise, type Maker } from '../rest/neutron-record.js';
import type { Input } from '../rest/read-input.js';
import { checkPools, planSubnet, type SubnetWish } from './plan-subnet.js';
import { SUBNETS, type Subnet } from './resource.js';
import { viewSubnet } from './views.js';

const MODE = orNull(oneOf('slaac', 'dhcpv6-stateful', 'dhcpv6-stateless'));

export const SUBNET_COLLECTION: Collection<Subnet> = {
  resource: 'subnet',
  singular: 'subnet',
  plural: 'subnets',
  segment: 'subnets',
  kind: SUBNETS,
  missing: { type: 'SubnetNotFound', sentence: (id) => `Subnet ${id} could not be found.` },
  attributes: {
    ...COMMON,
    network_id: required(uuid),
    ip_version: required(oneOf(4, 6)),
    // A wrong range is refused by the plugin, in its own words.
    cidr: optional(
      (value, name) => (typeof value === 'string' ? value : cidrOrNull(value, name)),
      null,
      false,
    ),
    gateway_ip: optional(orNull(ipAddress), undefined),
    allocation_pools: optional(listOf(dict), undefined),
    enable_dhcp: optional(flag, true),
    dns_nameservers: optional(listOf(text), []),
    host_routes: optional(listOf(dict), []),
    ipv6_ra_mode: optional(MODE, null, false),
    ipv6_address_mode: optional(MODE, null, false),
    service_types: optional(listOf(text), []),
    subnetpool_id: optional(textOrNull, null, false),
    segment_id: optional(textOrNull, null),
  },
  view: viewSubnet,
  shared: (subnet, { stores }) => stores.of(NETWORKS).get(subnet.network_id)?.shared ?? false,
  create: (input, call) => {
    getOwn(NETWORK_COLLECTION, String(input['network_id']), call, 'create_subnet');
    return createSubnet(input, call);
  },
  update: updateSubnet,
  remove: removeSubnet,
};

export function createSubnet(input: Input, maker: Maker): Subnet {
  const { subnetpool_id: _pool, segment_id: _segment, tenant_id: _tenant, ...fields } = input;
  const wish = fields as unknown as SubnetWish & Omit<Subnet, 'id'>;
  const neighbours = maker.stores.of(SUBNETS).filter((subnet) => subnet.network_id === wish.network_id);
  const plan = planSubnet(wish, neighbours);
  touchNetwork(wish.network_id, maker);
  return maker.stores.of(SUBNETS).put({ ...wish, ...plan, ...freshRecord(maker, 0) });
}

function updateSubnet(subnet: Subnet, changes: Input, call: Call): Subnet {
  const wanted = revise(subnet, changes as Partial<Subnet>, call.now);
  if ('allocation_pools' in changes || 'gateway_ip' in changes) {
    checkPools(wanted.allocation_pools, findCidr(subnet.cidr)!, wanted.gateway_ip);
  }
  return call.stores.of(SUBNETS).put(wanted);
}

/** Ports that Neutron made for DHCP go with the subnet. */
function removeSubnet(subnet: Subnet, call: Call): void {
  const { stores } = call;
  const using = stores.of(PORTS).filter((port) => port.fixed_ips.some((ip) => ip.subnet_id === subnet.id));
  const slaac = subnet.ipv6_address_mode === 'slaac' || subnet.ipv6_address_mode === 'dhcpv6-stateless';
  if (using.some((port) => port.device_owner.startsWith('network:router') || !slaac)) {
    throw neutronFault(
      409,
      'SubnetInUse',
      `Unable to complete operation on subnet ${subnet.id}: One or more ports have an IP allocation from this subnet.`,
    );
  }
  for (const port of using) {
    stores
      .of(PORTS)
      .update(port.id, { fixed_ips: port.fixed_ips.filter((ip) => ip.subnet_id !== subnet.id) });
  }
  stores.of(SUBNETS).delete(subnet.id);
  touchNetwork(subnet.network_id, call);
}

/** A network's revision moves when its subnets do. */
function touchNetwork(id: string, { stores, now }: Pick<Maker, 'stores' | 'now'>): void {
  const network = stores.of(NETWORKS).get(id);
  if (network) stores.of(NETWORKS).put(revise(network, {}, now));
}

export const SUBNET_RESOURCE: Resource = { handlers: collectionHandlers(SUBNET_COLLECTION) };
