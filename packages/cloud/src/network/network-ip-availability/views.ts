// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { poolSize } from '../addressing/pools.js';
import type { Network } from '../network/resource.js';
import { PORTS } from '../port/resource.js';
import type { View } from '../rest/list-query.js';
import { SUBNETS, type Subnet } from '../subnet/resource.js';

/** How many addresses a network's subnets give out, and how many are given. */
export function viewAvailability(network: Network, stores: Stores): View {
  const subnets = stores.of(SUBNETS).filter((subnet) => subnet.network_id === network.id);
  const parts = subnets.map((subnet) => viewSubnet(subnet, stores));
  return {
    id: network.id,
    network_id: network.id,
    network_name: network.name,
    tenant_id: network.project_id,
    project_id: network.project_id,
    subnet_ip_availability: parts,
    used_ips: parts.reduce((sum, part) => sum + part.used_ips, 0),
    total_ips: parts.reduce((sum, part) => sum + part.total_ips, 0),
  };
}

function viewSubnet(
  subnet: Subnet,
  stores: Stores,
): View & { readonly used_ips: number; readonly total_ips: number } {
  const used = stores
    .of(PORTS)
    .list()
    .flatMap((port) => port.fixed_ips.filter((ip) => ip.subnet_id === subnet.id));
  return {
    subnet_id: subnet.id,
    ip_version: subnet.ip_version,
    cidr: subnet.cidr,
    subnet_name: subnet.name,
    used_ips: used.length,
    total_ips: poolSize(subnet.allocation_pools),
  };
}
