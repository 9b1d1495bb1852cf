// SPDX-License-Identifier: Apache-2.0
import { hostRange, type Cidr } from './cidr.js';
import { findIp, formatIp } from './ip.js';

/** A range from which addresses are given out, both ends included. */
export interface AllocationPool {
  readonly start: string;
  readonly end: string;
}

/** The pools of a subnet that names none: all host addresses but the gateway's. */
export function defaultPools(cidr: Cidr, gateway: string | null): readonly AllocationPool[] {
  const { first, last } = hostRange(cidr);
  const taken = gateway === null ? undefined : findIp(gateway)?.value;
  const ranges: (readonly [bigint, bigint])[] =
    taken === undefined || taken < first || taken > last
      ? [[first, last]]
      : [
          [first, taken - 1n],
          [taken + 1n, last],
        ];
  return ranges.filter(([start, end]) => start <= end).map(([start, end]) => range(cidr.version, start, end));
}

/** How many addresses pools hold. */
export function poolSize(pools: readonly AllocationPool[]): number {
  return Number(
    pools.reduce((sum, pool) => sum + findIp(pool.end)!.value - findIp(pool.start)!.value + 1n, 0n),
  );
}

/** The first address of the pools that is not taken; undefined when there is none. */
export function findFree(pools: readonly AllocationPool[], taken: ReadonlySet<string>): string | undefined {
  for (const pool of pools) {
    const { version, value } = findIp(pool.start)!;
    const end = findIp(pool.end)!.value;
    for (let at = value; at <= end; at += 1n) {
      const address = formatIp({ version, value: at });
      if (!taken.has(address)) return address;
    }
  }
  return undefined;
}

function range(version: 4 | 6, start: bigint, end: bigint): AllocationPool {
  return { start: formatIp({ version, value: start }), end: formatIp({ version, value: end }) };
}
