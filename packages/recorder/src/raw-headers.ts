// SPDX-License-Identifier: Apache-2.0

/** Headers as they came: name, value, name, value; order, case and duplicates kept. */
export type RawHeaders = readonly string[];

/** The first value of a header, by lower-case name. */
export function findHeader(headers: RawHeaders, name: string): string | undefined {
  for (let at = 0; at + 1 < headers.length; at += 2) {
    if (headers[at]!.toLowerCase() === name) return headers[at + 1];
  }
  return undefined;
}

/** The headers without those named (lower case). */
export function withoutHeaders(headers: RawHeaders, names: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    if (!names.has(headers[at]!.toLowerCase())) kept.push(headers[at]!, headers[at + 1]!);
  }
  return kept;
}

/** Each value passed through a function that is told the lower-case name. */
export function mapHeaders(headers: RawHeaders, change: (name: string, value: string) => string): string[] {
  const changed: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    changed.push(headers[at]!, change(headers[at]!.toLowerCase(), headers[at + 1]!));
  }
  return changed;
}

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'te',
  'transfer-encoding',
  'upgrade',
];

/**
 * Where a message ends and whom it is for is never Connection's to take away (RFC 9110, section 7.6.1, forbids to name
 * them): without its length a body would be the next request to the cloud, one that no recording holds.
 */
const FOR_ALL = new Set(['content-length', 'host']);

/** The headers that go further than the next hop (RFC 9110, section 7.6.1), those that Connection names left out too. */
export function endToEnd(headers: RawHeaders): string[] {
  const drop = new Set(HOP_BY_HOP);
  for (let at = 0; at + 1 < headers.length; at += 2) {
    if (headers[at]!.toLowerCase() !== 'connection') continue;
    for (const word of headers[at + 1]!.split(',')) {
      const name = word.trim().toLowerCase();
      if (!FOR_ALL.has(name)) drop.add(name);
    }
  }
  return withoutHeaders(headers, drop);
}
