// SPDX-License-Identifier: Apache-2.0
import { WireError, wireValues, type WireHead } from './wire-head.js';

/** How a message's end is found (RFC 9112, section 6.3). */
export type WireFraming =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'close' };

/** @throws WireError when two readers could find different ends */
export function requestFraming(head: WireHead): WireFraming {
  return framingOf(head) ?? { kind: 'none' };
}

/**
 * @param method of the request that is answered
 * @throws WireError when two readers could find different ends
 */
export function responseFraming(head: WireHead, method: string): WireFraming {
  const status = statusOf(head);
  if (method === 'HEAD' || status < 200 || status === 204 || status === 304) return { kind: 'none' };
  return framingOf(head) ?? { kind: 'close' };
}

/** @throws WireError */
export function statusOf({ line }: WireHead): number {
  const match = /^HTTP\/1\.[01] ([1-9]\d\d)(?: .*)?$/.exec(line);
  if (!match) throw new WireError(`no status line: ${JSON.stringify(line)}`);
  return Number(match[1]);
}

function framingOf({ headers }: WireHead): WireFraming | undefined {
  const lengths = wireValues(headers, 'content-length');
  const codings = wireValues(headers, 'transfer-encoding');
  if (lengths.length + codings.length === 0) return undefined;
  if (lengths.length + codings.length > 1) throw new WireError('more than one length');
  const [length] = lengths;
  if (length === undefined) {
    if (codings[0]!.toLowerCase() !== 'chunked') throw new WireError(`a coding ${codings[0]}`);
    return { kind: 'chunked' };
  }
  if (!/^\d{1,15}$/.test(length)) throw new WireError(`a length ${JSON.stringify(length)}`);
  return { kind: 'length', length: Number(length) };
}
