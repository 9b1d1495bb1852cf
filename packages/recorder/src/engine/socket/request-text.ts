// SPDX-License-Identifier: Apache-2.0
import { endToEnd, type RawHeaders } from '../../raw-headers.js';
import type { Forward } from '../engine.js';
import { headerText } from './header-text.js';
import type { ParsedRequest } from './request-head.js';

const BAD_TARGET = /[^\x21-\x7e\x80-\xff]/;

interface Made {
  readonly text: string;
  readonly length: number;
  readonly chunked: boolean;
}
/** Texts by the header arrays they were made from: who decides may give the same array again. */
const made = new WeakMap<RawHeaders, Made>();

/**
 * The head that goes to the cloud: the decision's target and headers, and the framing of the client's own body.
 * @param bodyLength where the body was changed
 * @returns undefined when the target cannot stand in a request line
 */
export function requestText(
  to: Forward,
  request: ParsedRequest,
  upgrade: string | undefined,
  bodyLength: number | undefined,
): string | undefined {
  if (BAD_TARGET.test(to.target)) return undefined;
  return `${request.line.method} ${to.target} HTTP/1.1\r\n${linesOf(to.headers, request, upgrade, bodyLength)}\r\n`;
}

function linesOf(
  headers: RawHeaders,
  { block, chunked }: ParsedRequest,
  upgrade: string | undefined,
  bodyLength: number | undefined,
): string {
  if (upgrade !== undefined) {
    // No body is carried before the cloud has agreed, so none may be promised: the cloud would wait for it.
    return headerText(endToEnd(headers), { length: 'none', connection: 'Upgrade', upgrade });
  }
  if (bodyLength !== undefined) return headerText(endToEnd(headers), { length: bodyLength });
  const known = made.get(headers);
  if (known !== undefined && known.length === block.length && known.chunked === chunked) return known.text;
  const length = chunked || block.length < 0 ? 'none' : block.length;
  const text = headerText(endToEnd(headers), { length, chunked });
  made.set(headers, { text, length: block.length, chunked });
  return text;
}
