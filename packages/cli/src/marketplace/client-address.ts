// SPDX-License-Identifier: Apache-2.0
import { BlockList, isIP } from 'node:net';
import { TouchstoneError } from '@touchstone/model';

/** Addresses of proxies that are believed about who asked them. */
export type TrustedProxies = BlockList;

/**
 * Reads addresses and networks of proxies: `10.0.0.7`, `10.0.0.0/8`, `fd00::/8`.
 * @throws TouchstoneError CLI_USAGE
 */
export function parseTrustedProxies(texts: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', prefix, ...more] = text.split('/');
    const family = isIP(address);
    const bits =
      prefix === undefined ? (family === 4 ? 32 : 128) : /^\d{1,3}$/.test(prefix) ? Number(prefix) : NaN;
    if (family === 0 || more.length > 0 || !(bits <= (family === 4 ? 32 : 128))) {
      throw new TouchstoneError('CLI_USAGE', `${text.slice(0, 100)} is no address of a proxy.`, {
        hint: 'Name an address or a network: 10.0.0.7, 10.0.0.0/8, fd00::/8.',
      });
    }
    list.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/**
 * Who asks: the other end of the connection, or what trusted proxies say of it. Anybody can send X-Forwarded-For, and by an
 * address of their choice be counted anew with each request: it is read from its end, only as far as those who wrote it are
 * trusted.
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  proxies: TrustedProxies,
): string | undefined {
  let client = peer;
  const hops = (forwarded ?? '').split(',').map((hop) => hop.trim());
  while (client !== undefined && isTrustedProxy(client, proxies)) {
    const before = hops.pop();
    if (before === undefined || isIP(before) === 0) return client;
    client = before;
  }
  return client;
}

/** Whether what an address says of who asked it is believed. */
export function isTrustedProxy(address: string, proxies: TrustedProxies): boolean {
  const family = isIP(address);
  return family !== 0 && proxies.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
