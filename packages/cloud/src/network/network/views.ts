// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import { SUBNETS } from '../subnet/resource.js';
import type { Network } from './resource.js';

/** What admins alone see: how the network is made underneath. */
function providerFields(network: Network): View {
  return {
    'provider:network_type': network['provider:network_type'],
    'provider:physical_network': network['provider:physical_network'],
    'provider:segmentation_id': network['provider:segmentation_id'],
  };
}

export function viewNetwork(network: Network, { stores, auth }: Pick<Call, 'stores' | 'auth'>): View {
  const subnets = stores.of(SUBNETS).filter((subnet) => subnet.network_id === network.id);
  return {
    id: network.id,
    name: network.name,
    admin_state_up: network.admin_state_up,
    mtu: network.mtu,
    status: network.status,
    subnets: subnets.map((subnet) => subnet.id),
    shared: network.shared,
    availability_zone_hints: network.availability_zone_hints,
    availability_zones: [],
    ipv4_address_scope: null,
    ipv6_address_scope: null,
    'router:external': network['router:external'],
    ...(network['router:external'] ? { is_default: network.is_default } : {}),
    description: network.description,
    port_security_enabled: network.port_security_enabled,
    qos_policy_id: null,
    dns_domain: network.dns_domain,
    l2_adjacency: true,
    ...standardFields(network),
    ...(auth.isAdmin ? providerFields(network) : {}),
  };
}
