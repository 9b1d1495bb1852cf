// SPDX-License-Identifier: Apache-2.0
import type { RawHeaders } from '../../raw-headers.js';
import { HEADER, headerOf } from './header-names.js';

/** What the header lines of one head say. The same object may stand for equal heads: nothing in it is ever changed. */
export interface HeaderBlock {
  /** All of them, as they came. */
  readonly headers: RawHeaders;
  /** Those that go further than the next hop; the very `headers` where that is all of them. */
  readonly endToEnd: RawHeaders;
  /** Where the lines of the others, but for Transfer-Encoding, stand in the text: begin and end in turn, in order. */
  readonly cuts: readonly number[];
  /** Content-Length; -1 without one. */
  readonly length: number;
  /** Transfer-Encoding: none, exactly `chunked`, or anything else. */
  readonly coding: 'none' | 'chunked' | 'other';
  readonly close: boolean;
  readonly keepAlive: boolean;
  /** The protocol asked for, where Connection names Upgrade too. */
  readonly upgrade: string | undefined;
  readonly expectsContinue: boolean;
  readonly hosts: number;
}

/** What is wrong with header lines, as a recording names it. */
export type HeaderFault =
  'HEADER_LINE' | 'HEADER_NAME' | 'HEADER_VALUE' | 'CONTENT_LENGTH' | 'TRANSFER_ENCODING' | 'HOST';

const CR = 13;
const LF = 10;
const TAB = 9;
const BLANK = 32;
const DELETE = 127;

const HOST = /^[A-Za-z0-9._~!$&'()*+;=%:[\]-]*$/;

/**
 * Reads header lines strictly (RFC 9112, section 5): each ends with CRLF; no blank before the colon, no folding, no bare CR,
 * LF or NUL, one Content-Length at most. What two servers may read differently is refused, because then one of them sees a
 * request that the other does not.
 * @param text latin-1, so that characters are bytes
 * @param from where the first line begins
 * @param to where the empty line begins
 */
export function parseHeaderBlock(text: string, from: number, to: number): HeaderBlock | HeaderFault {
  const headers: string[] = [];
  let cuts: number[] = NONE;
  let length = -1;
  let codings: string | undefined;
  let connection: string | undefined;
  let upgrade: string | undefined;
  let expectsContinue = false;
  let hosts = 0;
  for (let at = from; at < to;) {
    const colon = text.indexOf(':', at);
    if (colon < 0 || colon >= to) return 'HEADER_LINE';
    const name = text.slice(at, colon);
    const known = headerOf(name);
    if (known < 0) return 'HEADER_NAME';
    let end = colon + 1;
    let code = text.charCodeAt(end);
    while (code === BLANK || code === TAB) code = text.charCodeAt(++end);
    const begin = end;
    while ((code >= BLANK && code !== DELETE) || code === TAB) code = text.charCodeAt(++end);
    if (code !== CR || text.charCodeAt(end + 1) !== LF) return 'HEADER_VALUE';
    const next = end + 2;
    while (end > begin && isBlank(text.charCodeAt(end - 1))) end -= 1;
    const value = text.slice(begin, end);
    headers.push(name, value);
    if (known !== HEADER.other) {
      switch (known) {
        case HEADER.contentLength:
          if (length >= 0 || !/^\d{1,15}$/.test(value)) return 'CONTENT_LENGTH';
          length = Number(value);
          break;
        case HEADER.transferEncoding:
          codings = codings === undefined ? value : `${codings},${value}`;
          break;
        case HEADER.connection:
          connection = connection === undefined ? value : `${connection},${value}`;
          break;
        case HEADER.host:
          hosts += 1;
          if (!HOST.test(value)) return 'HOST';
          break;
        case HEADER.expect:
          if (/^100-continue$/i.test(value)) expectsContinue = true;
          break;
        case HEADER.upgrade:
          upgrade ??= value;
      }
      if (isOfOneHop(known)) cuts = withCut(cuts, at, next);
    }
    at = next;
  }
  const words = connection === undefined ? undefined : wordsOf(connection);
  const named = words?.filter((word) => !NEVER_NAMED.has(word));
  const rest = named !== undefined && named.length > 0 ? new Set(named) : undefined;
  return {
    headers,
    endToEnd:
      cuts === NONE && codings === undefined && rest === undefined ? headers : endToEndOf(headers, rest),
    cuts: rest === undefined ? cuts : allCuts(text, from, to, rest),
    length,
    coding: codings === undefined ? 'none' : /^chunked$/i.test(codings) ? 'chunked' : 'other',
    close: words?.includes('close') ?? false,
    keepAlive: words?.includes('keep-alive') ?? false,
    upgrade: words?.includes('upgrade') === true ? upgrade : undefined,
    expectsContinue,
    hosts,
  };
}

const NONE: number[] = [];

/** Words of Connection that name no header of their own, or one that is never Connection's to take away (RFC 9110, 7.6.1). */
const NEVER_NAMED = new Set([
  'close',
  'keep-alive',
  'upgrade',
  'content-length',
  'host',
  'transfer-encoding',
  '',
]);

function wordsOf(connection: string): string[] {
  return connection.split(',').map((word) => word.trim().toLowerCase());
}

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB;
}

function isOfOneHop(known: number): boolean {
  return known === HEADER.connection || known === HEADER.hop || known === HEADER.upgrade;
}

/** Neighbouring lines are one cut. */
function withCut(cuts: number[], begin: number, end: number): number[] {
  if (cuts === NONE) return [begin, end];
  if (cuts[cuts.length - 1] === begin) cuts[cuts.length - 1] = end;
  else cuts.push(begin, end);
  return cuts;
}

function endToEndOf(headers: RawHeaders, named: ReadonlySet<string> | undefined): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at]!;
    const known = headerOf(name);
    if (isOfOneHop(known) || known === HEADER.transferEncoding || named?.has(name.toLowerCase()) === true)
      continue;
    kept.push(name, headers[at + 1]!);
  }
  return kept;
}

function allCuts(text: string, from: number, to: number, named: ReadonlySet<string>): number[] {
  let cuts = NONE;
  for (let at = from; at < to;) {
    const next = text.indexOf('\n', at) + 1;
    const name = text.slice(at, text.indexOf(':', at));
    if (isOfOneHop(headerOf(name)) || named.has(name.toLowerCase())) cuts = withCut(cuts, at, next);
    at = next;
  }
  return cuts;
}
