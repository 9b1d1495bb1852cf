// SPDX-License-Identifier: Apache-2.0

/** An address as a number, so that ranges, pools and next-free searches are plain arithmetic. */
export interface Ip {
  readonly version: 4 | 6;
  readonly value: bigint;
}

/** Bits in an address of a version. */
export const BITS = { 4: 32, 6: 128 } as const;

/** Reads "10.0.0.1" or "fd00::1" (RFC 4291, section 2.2); undefined where it is neither. */
export function findIp(text: string): Ip | undefined {
  return text.includes(':') ? findV6(text) : findV4(text);
}

function findV4(text: string): Ip | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let value = 0n;
  for (const part of parts) {
    if (!/^\d{1,3}$/.test(part) || Number(part) > 255) return undefined;
    value = (value << 8n) | BigInt(part);
  }
  return { version: 4, value };
}

function findV6(text: string): Ip | undefined {
  const halves = text.toLowerCase().split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : half.split(':'))) as [
    string[],
    string[] | undefined,
  ];
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = tail === undefined ? head : [...head, ...Array<string>(missing).fill('0'), ...tail];
  let value = 0n;
  for (const group of groups) {
    if (!/^[0-9a-f]{1,4}$/.test(group)) return undefined;
    value = (value << 16n) | BigInt(`0x${group}`);
  }
  return { version: 6, value };
}

/** Writes an address; version 6 in the canonical form of RFC 5952. */
export function formatIp({ version, value }: Ip): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join('.');
  const groups = Array.from({ length: 8 }, (_, at) =>
    ((value >> BigInt(112 - at * 16)) & 0xffffn).toString(16),
  );
  return shorten(groups);
}

/** Replaces the longest run of two or more zero groups, the first of equals, by "::". */
function shorten(groups: readonly string[]): string {
  let best = { at: 0, length: 0 };
  for (let at = 0; at < groups.length; at += 1) {
    let length = 0;
    while (groups[at + length] === '0') length += 1;
    if (length > best.length) best = { at, length };
  }
  if (best.length < 2) return groups.join(':');
  return `${groups.slice(0, best.at).join(':')}::${groups.slice(best.at + best.length).join(':')}`;
}
