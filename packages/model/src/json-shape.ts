// SPDX-License-Identifier: Apache-2.0

/** How many values a JSON text holds, and how deep they are nested; keys do not count. */
export interface JsonShape {
  readonly values: number;
  readonly depth: number;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [0x5b, 0x7b, 0x5d, 0x7d];

/**
 * Measures a JSON text without reading it, so that what is no paper of anybody's is never built in memory: a value costs a
 * parser fifty bytes where its text costs two, and a schema a thousand where it is wrong. Of a text that is not JSON the
 * numbers mean nothing, and do no harm.
 *
 * @param bytes UTF-8
 */
export function measureJson(bytes: Uint8Array): JsonShape {
  let [values, depth, deepest] = [1, 0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) at = endOfString(bytes, at + 1);
    else if (byte === COMMA) values += 1;
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      values += 1;
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
  return { values, depth: deepest };
}

/** Where a string that has begun ends: at its quote, or with the text. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) return at;
    if (bytes[at] === BACKSLASH) at += 1;
  }
  return bytes.length;
}
