// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import type { Port } from './resource.js';

/** Neutron's `dns_domain` option. */
const DNS_DOMAIN = 'openstacklocal.';

export function viewPort(port: Port, { auth }: Pick<Call, 'auth'>): View {
  return {
    id: port.id,
    name: port.name,
    network_id: port.network_id,
    mac_address: port.mac_address,
    admin_state_up: port.admin_state_up,
    status: port.status,
    device_id: port.device_id,
    device_owner: port.device_owner,
    fixed_ips: port.fixed_ips,
    allowed_address_pairs: port.allowed_address_pairs,
    extra_dhcp_opts: port.extra_dhcp_opts,
    security_groups: port.security_groups,
    description: port.description,
    'binding:vnic_type': port['binding:vnic_type'],
    ...(auth.isAdmin ? bindingFields(port) : {}),
    port_security_enabled: port.port_security_enabled,
    qos_policy_id: null,
    qos_network_policy_id: null,
    dns_name: port.dns_name,
    dns_assignment: port.fixed_ips.map(({ ip_address }) => assignment(ip_address, port.dns_name)),
    ip_allocation: port.ip_allocation,
    ...standardFields(port),
  };
}

/** No agent ever binds a port that no host asked for. */
function bindingFields(port: Port): View {
  const bound = port['binding:host_id'] !== '';
  return {
    'binding:profile': port['binding:profile'],
    'binding:host_id': port['binding:host_id'],
    'binding:vif_type': bound ? 'ovs' : 'unbound',
    'binding:vif_details': bound ? { port_filter: true } : {},
    resource_request: null,
  };
}

function assignment(ip_address: string, dnsName: string): View {
  const hostname = dnsName === '' ? `host-${ip_address.replace(/[.:]/g, '-')}` : dnsName;
  return { ip_address, hostname, fqdn: `${hostname}.${DNS_DOMAIN}` };
}
