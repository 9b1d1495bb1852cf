// SPDX-License-Identifier: Apache-2.0
import type { Ids } from '../../state/ids.js';
import type { Cidr } from './cidr.js';
import { formatIp } from './ip.js';

/** A new hardware address below Neutron's default `base_mac`, fa:16:3e:00:00:00. */
export function newMac(ids: Ids): string {
  const digits = ids.hex();
  return `fa:16:3e:${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}`;
}

/** The address that a host with this hardware address gives itself: modified EUI-64, RFC 4291, appendix A. */
export function slaacAddress(cidr: Cidr, mac: string): string {
  const bytes = mac.split(':').map((part) => Number.parseInt(part, 16));
  const eui = [bytes[0]! ^ 0x02, bytes[1]!, bytes[2]!, 0xff, 0xfe, bytes[3]!, bytes[4]!, bytes[5]!];
  const host = eui.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  return formatIp({ version: 6, value: cidr.first + host });
}
