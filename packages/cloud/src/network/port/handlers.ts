// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Resource } from '../../service/resource.js';
import { neutronFault, notAllowed } from '../faults.js';
import { NETWORK_COLLECTION } from '../network/handlers.js';
import { NETWORKS } from '../network/resource.js';
import { dict, flag, listOf, macAddress, text, textOrNull, uuid } from '../rest/attribute.js';
import { collectionHandlers, getVisible, type Collection } from '../rest/collection.js';
import { ADMIN_STATE, adminOnly, COMMON, optional, readOnly, required } from '../rest/common-attributes.js';
import { revise } from '../rest/neutron-record.js';
import type { Input } from '../rest/read-input.js';
import { ensureDefaultGroup } from '../security-group/ensure-default-group.js';
import { allocateIps, type IpWish } from './allocate-ips.js';
import { checkGroups, completePairs, createPort, type PortWish } from './create-port.js';
import { removePort } from './remove-port.js';
import { PORTS, type Port } from './resource.js';
import { viewPort } from './views.js';

export const PORT_COLLECTION: Collection<Port> = {
  resource: 'port',
  singular: 'port',
  plural: 'ports',
  segment: 'ports',
  kind: PORTS,
  missing: { type: 'PortNotFound', sentence: (id) => `Port ${id} could not be found.` },
  attributes: {
    ...COMMON,
    ...ADMIN_STATE,
    network_id: required(uuid),
    status: readOnly(),
    mac_address: optional(macAddress, undefined),
    fixed_ips: optional(listOf(dict), undefined),
    device_id: optional(text, ''),
    device_owner: optional(text, ''),
    security_groups: optional((value, name) => (value === null ? [] : listOf(uuid)(value, name)), undefined),
    allowed_address_pairs: optional((value, name) => (value === null ? [] : listOf(dict)(value, name)), []),
    extra_dhcp_opts: optional((value, name) => (value === null ? [] : listOf(dict)(value, name)), []),
    port_security_enabled: optional(flag, undefined),
    dns_name: optional(text, ''),
    dns_assignment: readOnly(),
    qos_policy_id: optional(textOrNull, null),
    ip_allocation: readOnly(),
    'binding:vnic_type': optional(text, 'normal'),
    'binding:host_id': adminOnly(text, ''),
    'binding:profile': adminOnly((value, name) => (value === null ? {} : dict(value, name)), {}),
    'binding:vif_type': readOnly(),
    'binding:vif_details': readOnly(),
  },
  view: viewPort,
  // Who owns a network sees what is plugged in there.
  shared: (port, { stores, auth }) => stores.of(NETWORKS).get(port.network_id)?.project_id === auth.projectId,
  prepare: (call) => ensureDefaultGroup(call, call.auth.projectId),
  create: (input, call) => {
    const network = getVisible(NETWORK_COLLECTION, String(input['network_id']), call);
    if (!call.auth.isAdmin && network.project_id !== call.auth.projectId && !network.shared)
      throw notAllowed('rule:create_port');
    return createPort(input as unknown as PortWish, call);
  },
  update: updatePort,
  remove: (port, call) => {
    refuseServicePort(port);
    removePort(call.stores, port);
  },
};

function updatePort(port: Port, changes: Input, call: Call): Port {
  const {
    fixed_ips,
    security_groups,
    allowed_address_pairs,
    port_security_enabled,
    qos_policy_id: _qos,
    ...plain
  } = changes as Partial<PortWish> & { readonly qos_policy_id?: unknown };
  const secured = port_security_enabled ?? port.port_security_enabled;
  const wanted: Partial<Port> = {
    ...(plain as Partial<Port>),
    port_security_enabled: secured,
    ...(fixed_ips ? { fixed_ips: allocateAnew(port, fixed_ips, call) } : {}),
    ...(security_groups ? { security_groups: checkGroups(security_groups, port.project_id, call) } : {}),
    ...(allowed_address_pairs
      ? { allowed_address_pairs: completePairs(allowed_address_pairs, port.mac_address) }
      : {}),
  };
  if (!secured && (wanted.security_groups ?? port.security_groups).length > 0) {
    throw neutronFault(
      409,
      'PortSecurityPortHasSecurityGroup',
      'Port has security group associated. Cannot disable port security or IP address until security group is removed.',
    );
  }
  return call.stores.of(PORTS).put(revise(port, wanted, call.now));
}

/** Addresses that the port has already are kept as they are. */
function allocateAnew(port: Port, wishes: readonly IpWish[], { stores }: Call): Port['fixed_ips'] {
  const kept = [...port.fixed_ips];
  const settled = wishes.map((wish) => {
    if (wish.ip_address !== undefined) return wish;
    const at = kept.findIndex((ip) => ip.subnet_id === wish.subnet_id);
    return at < 0 ? wish : kept.splice(at, 1)[0]!;
  });
  return allocateIps(stores, {
    networkId: port.network_id,
    mac: port.mac_address,
    wishes: settled,
    portId: port.id,
  });
}

function refuseServicePort(port: Port): void {
  if (!/^network:(?:router_|floatingip$|ha_router)/.test(port.device_owner)) return;
  throw neutronFault(
    409,
    'ServicePortInUse',
    `Port ${port.id} cannot be deleted directly via the port API: has device owner ${port.device_owner}.`,
  );
}

export const PORT_RESOURCE: Resource = { handlers: collectionHandlers(PORT_COLLECTION) };
