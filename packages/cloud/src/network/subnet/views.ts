// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { NETWORKS } from '../network/resource.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import type { Subnet } from './resource.js';

export function viewSubnet(subnet: Subnet, call: Pick<Call, 'auth' | 'stores' | 'since'>): View {
  return {
    id: subnet.id,
    name: subnet.name,
    network_id: subnet.network_id,
    ip_version: subnet.ip_version,
    subnetpool_id: null,
    enable_dhcp: subnet.enable_dhcp,
    ipv6_ra_mode: subnet.ipv6_ra_mode,
    ipv6_address_mode: subnet.ipv6_address_mode,
    gateway_ip: subnet.gateway_ip,
    cidr: subnet.cidr,
    allocation_pools: subnet.allocation_pools,
    host_routes: subnet.host_routes,
    dns_nameservers: subnet.dns_nameservers,
    description: subnet.description,
    service_types: subnet.service_types,
    ...(call.auth.isAdmin ? { segment_id: null } : {}),
    ...(call.since('2023.2') ? { 'router:external': isExternal(subnet, call) } : {}),
    ...standardFields(subnet),
  };
}

/** Shown from the release on in which the extension subnet-external-network came; seen in 2025.1, not in Zed. */
function isExternal(subnet: Subnet, { stores }: Pick<Call, 'stores'>): boolean {
  return stores.of(NETWORKS).get(subnet.network_id)?.['router:external'] ?? false;
}
