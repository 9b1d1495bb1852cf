// SPDX-License-Identifier: Apache-2.0
import { BITS, findIp, formatIp, type Ip } from './ip.js';

/** A network: its first and last address and the length of its prefix. */
export interface Cidr {
  readonly version: 4 | 6;
  readonly first: bigint;
  readonly last: bigint;
  readonly prefix: number;
}

/** Reads "10.0.0.0/24"; host bits are cleared as Neutron does, a missing prefix means one address. */
export function findCidr(text: string): Cidr | undefined {
  const [address = '', length, ...rest] = text.split('/');
  const ip = findIp(address);
  if (!ip || rest.length > 0) return undefined;
  const bits = BITS[ip.version];
  if (length !== undefined && !/^\d{1,3}$/.test(length)) return undefined;
  const prefix = length === undefined ? bits : Number(length);
  if (prefix > bits) return undefined;
  const size = 1n << BigInt(bits - prefix);
  const first = (ip.value / size) * size;
  return { version: ip.version, first, last: first + size - 1n, prefix };
}

export function formatCidr({ version, first, prefix }: Cidr): string {
  return `${formatIp({ version, value: first })}/${prefix}`;
}

export function cidrHolds(cidr: Cidr, ip: Ip): boolean {
  return cidr.version === ip.version && ip.value >= cidr.first && ip.value <= cidr.last;
}

export function cidrsOverlap(one: Cidr, other: Cidr): boolean {
  return one.version === other.version && one.first <= other.last && other.first <= one.last;
}

/** First and last address that hosts may have: version 4 keeps the network's and the broadcast address back. */
export function hostRange(cidr: Cidr): { first: bigint; last: bigint } {
  if (cidr.version === 6) return { first: cidr.first + 1n, last: cidr.last };
  if (cidr.prefix >= 31) return { first: cidr.first, last: cidr.last };
  return { first: cidr.first + 1n, last: cidr.last - 1n };
}
