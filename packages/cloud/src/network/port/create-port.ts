// SPDX-License-Identifier: Apache-2.0
import { newMac } from '../addressing/mac.js';
import { neutronFault } from '../faults.js';
import { NETWORKS } from '../network/resource.js';
import { freshRecord, type Maker } from '../rest/neutron-record.js';
import { findDefaultGroup } from '../security-group/ensure-default-group.js';
import { SECURITY_GROUPS } from '../security-group/resource.js';
import { allocateIps, type IpWish } from './allocate-ips.js';
import { PORTS, type AddressPair, type Port } from './resource.js';

/** What may be said of a port that is to be made; everything else is decided here. */
export interface PortWish {
  readonly network_id: string;
  readonly project_id: string;
  readonly name?: string;
  readonly description?: string;
  readonly device_id?: string;
  readonly device_owner?: string;
  readonly mac_address?: string | undefined;
  readonly fixed_ips?: readonly IpWish[] | undefined;
  /** Undefined: the project's default group. */
  readonly security_groups?: readonly string[] | undefined;
  readonly allowed_address_pairs?: readonly { readonly ip_address: string; readonly mac_address?: string }[];
  readonly extra_dhcp_opts?: readonly unknown[];
  readonly admin_state_up?: boolean;
  readonly port_security_enabled?: boolean | undefined;
  readonly dns_name?: string;
  readonly status?: Port['status'];
  readonly 'binding:vnic_type'?: string;
  readonly 'binding:host_id'?: string;
  readonly 'binding:profile'?: Readonly<Record<string, unknown>>;
}

/** Makes a port with a hardware address, addresses and security groups. Nova's and the routers' ports are made here, too. @throws Fault 404, 409 */
export function createPort(wish: PortWish, maker: Maker): Port {
  const { stores } = maker;
  const network = stores.of(NETWORKS).get(wish.network_id);
  if (!network) throw neutronFault(404, 'NetworkNotFound', `Network ${wish.network_id} could not be found.`);
  const mac = wish.mac_address ?? newMac(maker.ids);
  refuseTakenMac(wish, maker);
  const owner = wish.device_owner ?? '';
  const ours = owner.startsWith('network:');
  const secured = ours ? false : (wish.port_security_enabled ?? network.port_security_enabled);
  const fixed_ips = allocateIps(stores, { networkId: network.id, mac, wishes: wish.fixed_ips, router: ours });
  return stores.of(PORTS).put({
    ...freshRecord(maker, ours ? 3 : 1),
    project_id: wish.project_id,
    name: wish.name ?? '',
    description: wish.description ?? '',
    network_id: network.id,
    mac_address: mac,
    admin_state_up: wish.admin_state_up ?? true,
    status: wish.status ?? 'DOWN',
    device_id: wish.device_id ?? '',
    device_owner: owner,
    fixed_ips,
    allowed_address_pairs: completePairs(wish.allowed_address_pairs ?? [], mac),
    extra_dhcp_opts: wish.extra_dhcp_opts ?? [],
    security_groups: secured ? checkGroups(wish.security_groups, wish.project_id, maker) : [],
    port_security_enabled: secured,
    dns_name: wish.dns_name ?? '',
    ip_allocation: wish.fixed_ips?.length === 0 ? 'none' : 'immediate',
    'binding:vnic_type': wish['binding:vnic_type'] ?? 'normal',
    'binding:host_id': wish['binding:host_id'] ?? '',
    'binding:profile': wish['binding:profile'] ?? {},
  });
}

/** Every named group must be there. @throws Fault 404 SecurityGroupNotFound */
export function checkGroups(
  ids: readonly string[] | undefined,
  projectId: string,
  { stores }: Pick<Maker, 'stores'>,
): readonly string[] {
  if (ids === undefined) {
    const group = findDefaultGroup(stores, projectId);
    return group ? [group.id] : [];
  }
  for (const id of ids) {
    if (!stores.of(SECURITY_GROUPS).get(id)) {
      throw neutronFault(404, 'SecurityGroupNotFound', `Security group ${id} does not exist`);
    }
  }
  return [...new Set(ids)];
}

export function completePairs(
  pairs: NonNullable<PortWish['allowed_address_pairs']>,
  mac: string,
): readonly AddressPair[] {
  return pairs.map((pair) => ({ mac_address: pair.mac_address ?? mac, ip_address: pair.ip_address }));
}

function refuseTakenMac({ mac_address, network_id }: PortWish, { stores }: Maker): void {
  if (mac_address === undefined) return;
  if (!stores.of(PORTS).find((port) => port.network_id === network_id && port.mac_address === mac_address))
    return;
  throw neutronFault(
    409,
    'MacAddressInUse',
    `Unable to complete operation for network ${network_id}. The mac address ${mac_address} is in use.`,
  );
}
