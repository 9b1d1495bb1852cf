// SPDX-License-Identifier: Apache-2.0
import type { RawHeaders } from '../../raw-headers.js';
import { HEADER, headerOf } from './header-names.js';

/** How a message is sent on: the headers that are this hop's own. */
interface HopHeaders {
  /** Bytes of the body; `as it is` where no body follows; `none` where its end is told otherwise. */
  readonly length: number | 'as it is' | 'none';
  readonly chunked?: boolean;
  readonly connection?: string | undefined;
  readonly upgrade?: string | undefined;
}

/** What no header may hold on the wire; a URL of a cloud's catalog might. */
const BAD_TEXT = /[^\t\x20-\x7e\x80-\xff]/g;

/** Header lines, each with its CRLF, without the empty line. Content-Length is always the engine's own word. */
export function headerText(headers: RawHeaders, hop: HopHeaders): string {
  let text = '';
  let sized = false;
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at]!;
    const known = headerOf(name);
    let value = headers[at + 1]!;
    if (known < 0 || known === HEADER.transferEncoding) continue;
    if (known === HEADER.connection || known === HEADER.hop || known === HEADER.upgrade) continue;
    if (known === HEADER.trailer && hop.chunked !== true) continue;
    if (known === HEADER.contentLength) {
      if (hop.length === 'none' || sized) continue;
      sized = true;
      if (hop.length !== 'as it is' && Number(value) !== hop.length) value = String(hop.length);
    }
    text += `${name}: ${value.replace(BAD_TEXT, '')}\r\n`;
  }
  if (typeof hop.length === 'number' && !sized) text += `Content-Length: ${hop.length}\r\n`;
  if (hop.chunked === true) text += 'Transfer-Encoding: chunked\r\n';
  if (hop.connection !== undefined) text += `Connection: ${hop.connection}\r\n`;
  if (hop.upgrade !== undefined) text += `Upgrade: ${hop.upgrade}\r\n`;
  return text;
}
