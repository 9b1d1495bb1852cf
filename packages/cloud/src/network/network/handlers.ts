// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Resource } from '../../service/resource.js';
import { neutronFault } from '../faults.js';
import { PORTS, type Port } from '../port/resource.js';
import { flag, integer, text, textOrNull } from '../rest/attribute.js';
import { collectionHandlers, type Collection } from '../rest/collection.js';
import {
  ADMIN_STATE,
  adminOnly,
  AVAILABILITY,
  COMMON,
  MTU,
  optional,
  readOnly,
} from '../rest/common-attributes.js';
import { freshRecord, revise, type Maker } from '../rest/neutron-record.js';
import type { Input } from '../rest/read-input.js';
import { ensureDefaultGroup } from '../security-group/ensure-default-group.js';
import { SUBNETS } from '../subnet/resource.js';
import { NETWORKS, type Network } from './resource.js';
import { viewNetwork } from './views.js';

/** 1500 less what the VXLAN header takes. */
const TENANT_MTU = 1450;

export const NETWORK_COLLECTION: Collection<Network> = {
  resource: 'network',
  singular: 'network',
  plural: 'networks',
  segment: 'networks',
  kind: NETWORKS,
  missing: { type: 'NetworkNotFound', sentence: (id) => `Network ${id} could not be found.` },
  attributes: {
    ...COMMON,
    ...ADMIN_STATE,
    ...AVAILABILITY,
    status: readOnly(),
    subnets: readOnly(),
    mtu: MTU(TENANT_MTU),
    shared: adminOnly(flag, false),
    'router:external': adminOnly(flag, false),
    is_default: adminOnly(flag, false),
    port_security_enabled: optional(flag, true),
    dns_domain: optional(text, ''),
    qos_policy_id: optional(textOrNull, null),
    'provider:network_type': adminOnly(text, 'vxlan', false),
    'provider:physical_network': adminOnly(textOrNull, null, false),
    'provider:segmentation_id': adminOnly(integer, undefined, false),
  },
  view: viewNetwork,
  shared: (network) => network.shared || network['router:external'],
  prepare: (call) => ensureDefaultGroup(call, call.auth.projectId),
  create: (input, call) => createNetwork(input, call),
  update: (network, changes, call) =>
    call.stores.of(NETWORKS).put(revise(network, changes as Partial<Network>, call.now)),
  remove: removeNetwork,
};

export function createNetwork(input: Input, maker: Maker): Network {
  const { qos_policy_id: _qos, tenant_id: _tenant, ...fields } = input;
  const given = fields as unknown as Omit<Network, 'id' | 'status'>;
  const segment = given['provider:segmentation_id'] ?? freeSegment(maker);
  return maker.stores.of(NETWORKS).put({
    ...given,
    ...freshRecord(maker, 1),
    status: 'ACTIVE',
    'provider:segmentation_id': given['provider:network_type'] === 'flat' ? null : segment,
  });
}

/** VXLAN network identifiers are given out in order. */
function freeSegment({ stores }: Maker): number {
  return (
    stores
      .of(NETWORKS)
      .list()
      .reduce((most, network) => Math.max(most, network['provider:segmentation_id'] ?? 0), 0) + 1
  );
}

/** Ports that Neutron made for itself go with the network; any other holds it. */
const OWN_PORTS: readonly string[] = [
  'network:dhcp',
  'network:floatingip_agent_gateway',
  'network:distributed',
];

function removeNetwork(network: Network, { stores }: Call): void {
  const ports = stores.of(PORTS).filter((port: Port) => port.network_id === network.id);
  const held = ports.filter((port) => !OWN_PORTS.includes(port.device_owner));
  if (held.length > 0) {
    const ids = held
      .map((port) => port.id)
      .sort()
      .join(',');
    throw neutronFault(
      409,
      'NetworkInUse',
      `Unable to complete operation on network ${network.id}. There are one or more ports still in use on the network, id for these ports is: ${ids}.`,
    );
  }
  for (const port of ports) stores.of(PORTS).delete(port.id);
  for (const subnet of stores.of(SUBNETS).filter((one) => one.network_id === network.id))
    stores.of(SUBNETS).delete(subnet.id);
  stores.of(NETWORKS).delete(network.id);
}

export const NETWORK_RESOURCE: Resource = { handlers: collectionHandlers(NETWORK_COLLECTION) };
