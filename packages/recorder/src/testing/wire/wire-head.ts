// SPDX-License-Identifier: Apache-2.0

/** A message's head as it stood on the wire. */
export interface WireHead {
  /** First line without its end: `GET / HTTP/1.1`. */
  readonly line: string;
  /** Name, value, name, value; blanks around values left out, all else as it came, in Latin-1. */
  readonly headers: readonly string[];
}

/** What came is no message of RFC 9112, or one that two readers may understand differently. */
export class WireError extends Error {}

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
// Visible characters, blanks, and the bytes above ASCII (RFC 9110, section 5.5).
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Reads a head strictly (RFC 9112, sections 2 to 5): no folding, no bare line ends, no blank before the colon.
 * @param text the head without the empty line that ends it
 * @throws WireError
 */
export function parseWireHead(text: string): WireHead {
  const [line = '', ...fields] = text.split('\r\n');
  if (!VALUE.test(line)) throw new WireError(`a first line of odd bytes: ${JSON.stringify(line)}`);
  return { line, headers: parseWireFields(fields) };
}

/** @throws WireError */
export function parseWireFields(lines: readonly string[]): string[] {
  const headers: string[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon));
    const value = line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '');
    if (!NAME.test(name) || !VALUE.test(value)) throw new WireError(`no header: ${JSON.stringify(line)}`);
    headers.push(name, value);
  }
  return headers;
}

/** All values of a header, by lower-case name. */
export function wireValues(headers: readonly string[], name: string): string[] {
  return headers.filter((_, at) => at % 2 === 1 && headers[at - 1]!.toLowerCase() === name);
}
