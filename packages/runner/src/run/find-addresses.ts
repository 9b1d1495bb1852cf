// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net';

/** The addresses of host names, by name; what cannot be looked up in time is left out. */
export type Addresses = Readonly<Record<string, readonly string[]>>;

const PATIENCE_MS = 3000;

/**
 * Looks up the hosts of a cloud, so that a call to a bare address is known for what it is. An address that several names
 * share stands for none of them: a request to it does not say whom it means.
 * @param urls the auth URL and the catalog's
 * @param lookup addresses of a name; may fail
 * @param patienceMs how long to wait for all of them together
 */
export async function findAddresses(
  urls: readonly string[],
  lookup: (host: string) => Promise<readonly string[]>,
  patienceMs = PATIENCE_MS,
): Promise<Addresses> {
  const hosts = urls.flatMap((url) => /^https?:\/\/([^/:?#@[\s]+)/i.exec(url)?.[1]?.toLowerCase() ?? []);
  const names = [...new Set(hosts)].filter((host) => isIP(host) === 0);
  const found = new Map<string, readonly string[]>();
  const all = names.map(async (name) => {
    found.set(name, await lookup(name).catch(() => []));
  });
  let timer: NodeJS.Timeout | undefined;
  const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, patienceMs)));
  await Promise.race([Promise.all(all), enough]);
  clearTimeout(timer);
  const uses = new Map<string, number>();
  for (const address of [...found.values()].flat()) uses.set(address, (uses.get(address) ?? 0) + 1);
  return Object.fromEntries(
    [...found].map(([name, addresses]) => [name, addresses.filter((one) => uses.get(one) === 1)]),
  );
}
