// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import { PORTS, type Port } from '../port/resource.js';
import type { FloatingIp } from './resource.js';

export function viewFloatingIp(floating: FloatingIp, { stores }: Pick<Call, 'stores'>): View {
  const port = floating.port_id === null ? undefined : stores.of(PORTS).get(floating.port_id);
  return {
    id: floating.id,
    floating_ip_address: floating.floating_ip_address,
    floating_network_id: floating.floating_network_id,
    router_id: floating.router_id,
    port_id: floating.port_id,
    fixed_ip_address: floating.fixed_ip_address,
    status: floating.status,
    description: floating.description,
    qos_policy_id: null,
    port_details: port ? portDetails(port) : null,
    dns_domain: floating.dns_domain,
    dns_name: floating.dns_name,
    ...standardFields(floating),
  };
}

function portDetails(port: Port): View {
  const { name, network_id, mac_address, admin_state_up, status, device_id, device_owner } = port;
  return { name, network_id, mac_address, admin_state_up, status, device_id, device_owner };
}
