// SPDX-License-Identifier: Apache-2.0
import { BlockList, isIP } from 'node:net';

/** IPv4 that is not the public Internet (IANA's special-purpose registry, RFC 6890, multicast, what is reserved). */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
  // A public number by the registries; on Azure it is the host's own service, which hands out secrets.
  '168.63.129.16/32',
] as const;

/**
 * IPv6 is public in 2000::/3 alone: that leaves out loopback, unique local, link local and multicast, and what carries an
 * IPv4 address within (mapped, compatible, NAT64 of 64:ff9b::/96 and 64:ff9b:1::/48). These are special within it:
 * protocols, Teredo, ORCHID (2001::/23), documentation, and 6to4, which again carries an IPv4 address.
 */
const PUBLIC_IPV6 = '2000::/3';
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'] as const;

/** Whether an address is of the public Internet, so that a stranger may have us send something there. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !SPECIAL.check(address, 'ipv4');
  // ISATAP (RFC 5214) puts an IPv4 address behind 0:5efe or 200:5efe.
  if (family !== 6 || /:(?:0?2?00)?:?0*5efe:/i.test(address)) return false;
  return PUBLIC.check(address, 'ipv6') && !SPECIAL.check(address, 'ipv6');
}

/** Whether an address is this machine's own: 127.0.0.0/8, ::1. */
export function isLoopbackAddress(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && LOOPBACK.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', prefix = ''] = range.split('/');
    list.addSubnet(network, Number(prefix), network.includes(':') ? 'ipv6' : 'ipv4');
  }
  return list;
}

const SPECIAL = listOf([...SPECIAL_IPV4, ...SPECIAL_IPV6]);
const PUBLIC = listOf([PUBLIC_IPV6]);
const LOOPBACK = listOf(['127.0.0.0/8', '::1/128']);
