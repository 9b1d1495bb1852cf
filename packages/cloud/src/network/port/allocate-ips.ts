// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { cidrHolds, findCidr } from '../addressing/cidr.js';
import { findIp } from '../addressing/ip.js';
import { slaacAddress } from '../addressing/mac.js';
import { findFree } from '../addressing/pools.js';
import { badResourceRequest, neutronFault } from '../faults.js';
import { SUBNETS, type Subnet } from '../subnet/resource.js';
import { PORTS, type FixedIp } from './resource.js';

/** What a request says about one address: the subnet, the address, or both. */
export interface IpWish {
  readonly subnet_id?: string;
  readonly ip_address?: string;
}

export interface AllocationRequest {
  readonly networkId: string;
  readonly mac: string;
  /** Undefined: one of each version, where the network has subnets. */
  readonly wishes: readonly IpWish[] | undefined;
  /** Addresses of this port do not count as taken. */
  readonly portId?: string;
  /** Routers take the addresses that they ask for and configure themselves nothing. */
  readonly router?: boolean;
}

/** Gives a port its addresses, as Neutron's IPAM does. @throws Fault 400, 404, 409 */
export function allocateIps(stores: Stores, request: AllocationRequest): readonly FixedIp[] {
  const subnets = stores.of(SUBNETS).filter((subnet) => subnet.network_id === request.networkId);
  const taken = takenAddresses(stores, request);
  const given: FixedIp[] = [];
  for (const wish of request.wishes ?? defaultWishes(subnets)) {
    const ip =
      wish.ip_address === undefined
        ? allocateFrom(wish, subnets, taken, request)
        : claim(wish, wish.ip_address, subnets, taken);
    taken.add(ip.ip_address);
    given.push(ip);
  }
  return request.router ? given : [...given, ...selfConfigured(subnets, given, request.mac)];
}

/** One address of each version, from the first subnet with room; hosts on SLAAC subnets help themselves. */
function defaultWishes(subnets: readonly Subnet[]): readonly IpWish[] {
  return ([4, 6] as const).flatMap((version) => {
    const subnet = subnets.find((one) => one.ip_version === version && !isSlaac(one));
    return subnet ? [{ subnet_id: subnet.id }] : [];
  });
}

function allocateFrom(
  wish: IpWish,
  subnets: readonly Subnet[],
  taken: ReadonlySet<string>,
  request: AllocationRequest,
): FixedIp {
  const subnet = getSubnet(wish.subnet_id, subnets, request.networkId);
  if (isSlaac(subnet) && !request.router) {
    return { subnet_id: subnet.id, ip_address: slaacAddress(findCidr(subnet.cidr)!, request.mac) };
  }
  const sameVersion = request.wishes
    ? [subnet]
    : subnets.filter((one) => one.ip_version === subnet.ip_version && !isSlaac(one));
  for (const one of sameVersion) {
    const ip_address = findFree(one.allocation_pools, taken);
    if (ip_address !== undefined) return { subnet_id: one.id, ip_address };
  }
  throw neutronFault(
    409,
    'IpAddressGenerationFailure',
    `No more IP addresses available on network ${request.networkId}.`,
  );
}

function claim(
  wish: IpWish,
  address: string,
  subnets: readonly Subnet[],
  taken: ReadonlySet<string>,
): FixedIp {
  const ip = findIp(address);
  if (!ip)
    throw neutronFault(
      400,
      'HTTPBadRequest',
      `Invalid input for fixed_ips. Reason: '${address}' is not a valid IP address.`,
    );
  const holds = (subnet: Subnet): boolean => cidrHolds(findCidr(subnet.cidr)!, ip);
  const subnet = subnets.find(
    (one) => (wish.subnet_id === undefined || one.id === wish.subnet_id) && holds(one),
  );
  if (!subnet) {
    throw wish.subnet_id === undefined
      ? neutronFault(
          400,
          'InvalidIpForNetwork',
          `IP address ${address} is not a valid IP for any of the subnets on the specified network.`,
        )
      : neutronFault(
          400,
          'InvalidIpForSubnet',
          `IP address ${address} is not a valid IP for the specified subnet.`,
        );
  }
  if (taken.has(address)) {
    throw neutronFault(
      409,
      'IpAddressAlreadyAllocated',
      `IP address ${address} already allocated in subnet ${subnet.id}`,
    );
  }
  return { subnet_id: subnet.id, ip_address: address };
}

function selfConfigured(
  subnets: readonly Subnet[],
  given: readonly FixedIp[],
  mac: string,
): readonly FixedIp[] {
  return subnets
    .filter((subnet) => isSlaac(subnet) && !given.some((ip) => ip.subnet_id === subnet.id))
    .map((subnet) => ({ subnet_id: subnet.id, ip_address: slaacAddress(findCidr(subnet.cidr)!, mac) }));
}

function getSubnet(id: string | undefined, subnets: readonly Subnet[], networkId: string): Subnet {
  const subnet = subnets.find((one) => one.id === id);
  if (subnet) return subnet;
  throw badResourceRequest(
    'port',
    `Failed to create port on network ${networkId}, because fixed_ips included invalid subnet ${id}`,
  );
}

function takenAddresses(stores: Stores, { networkId, portId }: AllocationRequest): Set<string> {
  const ports = stores.of(PORTS).filter((port) => port.network_id === networkId && port.id !== portId);
  return new Set(ports.flatMap((port) => port.fixed_ips.map((ip) => ip.ip_address)));
}

function isSlaac({ ipv6_address_mode: mode }: Subnet): boolean {
  return mode === 'slaac' || mode === 'dhcpv6-stateless';
}
