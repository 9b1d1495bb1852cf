// SPDX-License-Identifier: Apache-2.0
import { cidrHolds, cidrsOverlap, findCidr, formatCidr, hostRange, type Cidr } from '../addressing/cidr.js';
import { findIp, formatIp } from '../addressing/ip.js';
import { defaultPools, type AllocationPool } from '../addressing/pools.js';
import { badResourceRequest, invalidRequest, neutronFault } from '../faults.js';
import type { Subnet } from './resource.js';

/** What a create request says of a subnet's addresses; `undefined` gateway or pools: Neutron chooses. */
export interface SubnetWish {
  readonly network_id: string;
  readonly ip_version: 4 | 6;
  readonly cidr: string | null;
  readonly gateway_ip: string | null | undefined;
  readonly allocation_pools: readonly AllocationPool[] | undefined;
}

export interface SubnetPlan {
  readonly cidr: string;
  readonly gateway_ip: string | null;
  readonly allocation_pools: readonly AllocationPool[];
}

/** Settles range, gateway and pools as Neutron's IPAM does. @throws Fault 400, 409 */
export function planSubnet(wish: SubnetWish, neighbours: readonly Subnet[]): SubnetPlan {
  const cidr = readCidr(wish);
  refuseOverlap(cidr, wish.network_id, neighbours);
  const gateway_ip = wish.gateway_ip === undefined ? firstAddress(cidr) : wish.gateway_ip;
  const pools = wish.allocation_pools ?? defaultPools(cidr, gateway_ip);
  checkPools(pools, cidr, gateway_ip);
  return { cidr: formatCidr(cidr), gateway_ip, allocation_pools: pools };
}

function readCidr({ cidr: text, ip_version }: SubnetWish): Cidr {
  if (text === null)
    throw badResourceRequest('subnets', 'a subnetpool must be specified in the absence of a cidr');
  const cidr = findCidr(text);
  if (!cidr || !text.includes('/')) {
    throw neutronFault(400, 'InvalidInput', `Invalid input for operation: ${text} is not in a CIDR format.`);
  }
  if (cidr.version === ip_version) return cidr;
  throw neutronFault(
    400,
    'InvalidInput',
    `Invalid input for operation: cidr '${text}' does not match the ip_version '${ip_version}'.`,
  );
}

function refuseOverlap(cidr: Cidr, networkId: string, neighbours: readonly Subnet[]): void {
  if (!neighbours.some((subnet) => cidrsOverlap(cidr, findCidr(subnet.cidr)!))) return;
  throw neutronFault(
    400,
    'InvalidInput',
    `Invalid input for operation: Requested subnet with cidr: ${formatCidr(cidr)} for network: ${networkId} overlaps with another subnet.`,
  );
}

/** The first host address; in version 6 the network's own, which routers answer to (RFC 4291, section 2.6.1). */
function firstAddress(cidr: Cidr): string {
  return formatIp({ version: cidr.version, value: cidr.version === 6 ? cidr.first : hostRange(cidr).first });
}

/** Pools lie inside the range, do not overlap each other, and leave the gateway out. @throws Fault 400, 409 */
export function checkPools(pools: readonly AllocationPool[], cidr: Cidr, gateway: string | null): void {
  const ranges = pools.map(({ start, end }) => ({
    start: findIp(start),
    end: findIp(end),
    text: `${start}-${end}`,
  }));
  for (const { start, end, text } of ranges) {
    if (!start || !end || start.value > end.value)
      throw invalidRequest(`The allocation pool ${text} is not valid.`);
    if (!cidrHolds(cidr, start) || !cidrHolds(cidr, end)) {
      throw neutronFault(
        400,
        'OutOfBoundsAllocationPool',
        `The allocation pool ${text} spans beyond the subnet cidr ${formatCidr(cidr)}.`,
      );
    }
    const taken = gateway === null ? undefined : findIp(gateway)?.value;
    if (taken !== undefined && taken >= start.value && taken <= end.value) {
      throw neutronFault(
        409,
        'GatewayConflictWithAllocationPools',
        `Gateway ip ${gateway} conflicts with allocation pool ${text}.`,
      );
    }
  }
  for (const one of ranges) {
    const clash = ranges.find(
      (other) =>
        other !== one && one.start!.value <= other.end!.value && other.start!.value <= one.end!.value,
    );
    if (clash) {
      throw neutronFault(
        409,
        'OverlappingAllocationPools',
        `Found overlapping allocation pools: ${one.text} ${clash.text} for subnet ${formatCidr(cidr)}.`,
      );
    }
  }
}
