// SPDX-License-Identifier: Apache-2.0
import { FLOATING_IPS } from '../../network/floatingip/resource.js';
import { findIp } from '../../network/addressing/ip.js';
import { NETWORKS } from '../../network/network/resource.js';
import { PORTS, type Port } from '../../network/port/resource.js';
import { SECURITY_GROUPS } from '../../network/security-group/resource.js';
import type { Stores } from '../../state/stores.js';
import type { Server } from './resource.js';

export interface Address {
  readonly version: 4 | 6;
  readonly addr: string;
  readonly 'OS-EXT-IPS:type': 'fixed' | 'floating';
  readonly 'OS-EXT-IPS-MAC:mac_addr': string;
}

export function portsOf(stores: Stores, serverId: string): readonly Port[] {
  return stores.of(PORTS).filter((port) => port.device_id === serverId);
}

/** A server's addresses by the name of their network, floating ones behind those that they lead to. Nova has none while it builds. */
export function addressesOf(stores: Stores, server: Server): Readonly<Record<string, readonly Address[]>> {
  if (server.vmState === 'building') return {};
  const byNetwork: Record<string, Address[]> = {};
  for (const port of portsOf(stores, server.id)) {
    const name = stores.of(NETWORKS).get(port.network_id)?.name ?? port.network_id;
    (byNetwork[name] ??= []).push(...addressesOfPort(stores, port));
  }
  return byNetwork;
}

function addressesOfPort(stores: Stores, port: Port): readonly Address[] {
  const floating = stores.of(FLOATING_IPS).filter((one) => one.port_id === port.id);
  return port.fixed_ips.flatMap(({ ip_address }) => [
    address(ip_address, 'fixed', port),
    ...floating
      .filter((one) => one.fixed_ip_address === ip_address)
      .map((one) => address(one.floating_ip_address, 'floating', port)),
  ]);
}

const address = (addr: string, type: 'fixed' | 'floating', { mac_address }: Port): Address => ({
  version: findIp(addr)?.version ?? 4,
  addr,
  'OS-EXT-IPS:type': type,
  'OS-EXT-IPS-MAC:mac_addr': mac_address,
});

/** The older form, which names no types. */
export function plainAddresses(
  addresses: Readonly<Record<string, readonly Address[]>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(addresses).map(([name, list]) => [
      name,
      list.map(({ version, addr }) => ({ version, addr })),
    ]),
  );
}

/** Names of the groups that a server's ports are under, one entry a port and group, each once. */
export function groupNamesOf(stores: Stores, serverId: string): readonly string[] {
  const ids = new Set(portsOf(stores, serverId).flatMap((port) => port.security_groups));
  return [...ids].map((id) => stores.of(SECURITY_GROUPS).get(id)?.name ?? id);
}
