// SPDX-License-Identifier: Apache-2.0

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address that is listened on is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Whether nobody but this machine can ask. A loopback address is where a proxy asks that serves the whole Internet, too: who
 * named an origin of another machine, or a proxy to be believed, has readers elsewhere.
 */
export function isForThisMachineAlone(
  host: string,
  origin: string | undefined,
  proxies: readonly string[] = [],
): boolean {
  if (!isLoopback(host) || proxies.length > 0) return false;
  if (origin === undefined) return true;
  const { hostname } = new URL(origin);
  return isLoopback(hostname) || LOOPBACK.includes(hostname);
}

/**
 * Whether a request is for us by its Host header. A page of another site can make its own name lead to this machine (DNS
 * rebinding) and would then be of one origin with the pages that it asks for: it could read them, and act on them. Where
 * nobody said by which name the marketplace is known and it listens for other machines, any name is taken.
 * @param host of the request
 * @param listens the address that is listened on
 * @param origin as readers know it, where that was said
 */
export function isOwnHost(host: string | undefined, listens: string, origin: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  if (origin !== undefined && name === new URL(origin).hostname) return true;
  if (isLoopback(listens)) return name === listens || LOOPBACK.includes(name);
  // A check by a proxy or a monitor comes by address; no site's name is one.
  return origin === undefined || LOOPBACK.includes(name) || /^[\d.]+$|^\[[0-9a-f:.]+\]$/.test(name);
}
