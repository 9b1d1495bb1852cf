// SPDX-License-Identifier: Apache-2.0
import canonicalize from 'canonicalize';

/**
 * The canonical form of a JSON value (RFC 8785), so that equal values have equal bytes anywhere.
 * Takes plain JSON data; `undefined` members are left out. Throws a TypeError for what JSON cannot hold.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('canonicalJson: the value has no JSON form');
  return text;
}
