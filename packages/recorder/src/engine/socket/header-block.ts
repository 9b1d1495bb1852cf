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
type HeaderFault =
  'HEADER_LINE' | 'HEADER_NAME' | 'HEADER_VALUE' | 'CONTENT_LENGTH' | 'TRANSFER_ENCODING' | 'HOST';

const CR = 13;
const LF = 10;
const TAB = 9;
const BLANK = 32;
const COLON = 58;
const DELETE = 127;

const HOST = /^[A-Za-z0-9._~!$&'()*+;=%:[\]-]*$/;

/**
 * Reads header lines strictly (RFC 9112, section 5): each ends with CRLF; no blank before the colon, no folding, no bare CR,
 * LF or NUL, one Content-Length at most. What two servers may read differently is refused, because then one of them sees a
 * request that the other does not.
 * @param text latin-1, so that characters are bytes
 * @param from where the first line begins
 * @param to where the empty line begins
 * @param before the lines of the head before on the same connection; kept up to date
 */
export function parseHeaderBlock(
  text: string,
  from: number,
  to: number,
  before: LastLine[] = [],
): HeaderBlock | HeaderFault {
  const headers: string[] = [];
  /** Without those of one hop, from the first such line on. */
  let further: string[] | undefined;
  let cuts: number[] = NONE;
  let length = -1;
  let codings: string | undefined;
  let connection: string | undefined;
  let upgrade: string | undefined;
  let expectsContinue = false;
  let hosts = 0;
  let line = 0;
  for (let at = from; at < to; line += 1) {
    const last = before[line];
    let next: number;
    let read: LastLine;
    if (last !== undefined && text.startsWith(last.text, at)) {
      read = last;
      next = at + last.text.length;
    } else {
      const found = readLine(text, at, to, last);
      if (typeof found === 'string') return found;
      next = at + found.text.length;
      if (line < MOST_LAST_LINES) before[line] = found;
      read = found;
    }
    const { name, value, known } = read;
    if (known === HEADER.other) {
      headers.push(name, value);
      further?.push(name, value);
      at = next;
      continue;
    }
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
    if (isOfOneHop(known) || known === HEADER.transferEncoding) further ??= headers.slice();
    else further?.push(name, value);
    headers.push(name, value);
    at = next;
  }
  const words = connection === undefined ? NO_WORDS : wordsOf(connection);
  const { named } = words;
  return {
    headers,
    endToEnd: named === undefined ? (further ?? headers) : endToEndOf(headers, named),
    cuts: named === undefined ? cuts : allCuts(text, from, to, named),
    length,
    coding: codings === undefined ? 'none' : /^chunked$/i.test(codings) ? 'chunked' : 'other',
    close: words.close,
    keepAlive: words.keepAlive,
    upgrade: words.upgrade ? upgrade : undefined,
    expectsContinue,
    hosts,
  };
}

/** A line as it was read: heads of one connection are much alike, and a line that is the same says the same. */
export interface LastLine {
  /** With its CRLF. */
  readonly text: string;
  readonly name: string;
  readonly value: string;
  readonly known: number;
}
export const MOST_LAST_LINES = 32;

function readLine(text: string, at: number, to: number, last: LastLine | undefined): LastLine | HeaderFault {
  let colon: number;
  let name: string;
  let known: number;
  if (
    last !== undefined &&
    text.startsWith(last.name, at) &&
    text.charCodeAt(at + last.name.length) === COLON
  ) {
    ({ name, known } = last);
    colon = at + name.length;
  } else {
    colon = text.indexOf(':', at);
    if (colon < 0 || colon >= to) return 'HEADER_LINE';
    name = text.slice(at, colon);
    known = headerOf(name);
    if (known < 0) return 'HEADER_NAME';
  }
  let end = colon + 1;
  let code = text.charCodeAt(end);
  while (code === BLANK || code === TAB) code = text.charCodeAt(++end);
  const begin = end;
  while ((code >= BLANK && code !== DELETE) || code === TAB) code = text.charCodeAt(++end);
  if (code !== CR || text.charCodeAt(end + 1) !== LF) return 'HEADER_VALUE';
  const next = end + 2;
  while (end > begin && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return { text: text.slice(at, next), name, value: text.slice(begin, end), known };
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

interface Words {
  readonly close: boolean;
  readonly keepAlive: boolean;
  readonly upgrade: boolean;
  /** Headers of this hop only. */
  readonly named: ReadonlySet<string> | undefined;
}
const NO_WORDS: Words = { close: false, keepAlive: false, upgrade: false, named: undefined };
const knownWords = new Map<string, Words>();
const MOST_WORDS = 100;

function wordsOf(connection: string): Words {
  const seen = knownWords.get(connection);
  if (seen !== undefined) return seen;
  const all = connection.split(',').map((word) => word.trim().toLowerCase());
  const named = all.filter((word) => !NEVER_NAMED.has(word));
  const words = {
    close: all.includes('close'),
    keepAlive: all.includes('keep-alive'),
    upgrade: all.includes('upgrade'),
    named: named.length > 0 ? new Set(named) : undefined,
  };
  if (knownWords.size < MOST_WORDS && connection.length < 100) knownWords.set(connection, words);
  return words;
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

function endToEndOf(headers: RawHeaders, named: ReadonlySet<string>): string[] {
  const kept: string[] = [];
  for (let at = 0; at + 1 < headers.length; at += 2) {
    const name = headers[at]!;
    const known = headerOf(name);
    if (isOfOneHop(known) || known === HEADER.transferEncoding || named.has(name.toLowerCase())) continue;
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
