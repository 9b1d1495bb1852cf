// SPDX-License-Identifier: Apache-2.0

/** Headers that say where a message ends, what holds for one hop only, or what a sender waits for. */
export const HEADER = {
  other: 0,
  contentLength: 1,
  transferEncoding: 2,
  connection: 3,
  host: 4,
  expect: 5,
  upgrade: 6,
  /** Of one hop, and of no further meaning here. */
  hop: 7,
  trailer: 8,
} as const;

const KNOWN = new Map<string, number>([
  ['content-length', HEADER.contentLength],
  ['transfer-encoding', HEADER.transferEncoding],
  ['connection', HEADER.connection],
  ['host', HEADER.host],
  ['expect', HEADER.expect],
  ['upgrade', HEADER.upgrade],
  ['keep-alive', HEADER.hop],
  ['proxy-connection', HEADER.hop],
  ['proxy-authenticate', HEADER.hop],
  ['te', HEADER.hop],
  ['trailer', HEADER.trailer],
]);

/** RFC 9110, section 5.6.2. */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Spellings that were seen, so that each is looked at letter by letter once. Strangers choose them: bounded. */
const spellings = new Map<string, number>();
const MOST_SPELLINGS = 2000;
const LONGEST_SPELLING = 100;

/** Which header a name is, in any case; -1 when it is no token. */
export function headerOf(name: string): number {
  const seen = spellings.get(name);
  if (seen !== undefined) return seen;
  if (!TOKEN.test(name)) return -1;
  const found = KNOWN.get(name.toLowerCase()) ?? HEADER.other;
  if (spellings.size < MOST_SPELLINGS && name.length <= LONGEST_SPELLING) spellings.set(name, found);
  return found;
}

/** Whether a text is a token. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
