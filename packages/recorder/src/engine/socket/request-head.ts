// SPDX-License-Identifier: Apache-2.0
import { isToken } from './header-names.js';
import { parseHeaderBlock, type HeaderBlock } from './header-block.js';

/** The first line of a request. */
interface RequestLine {
  readonly method: string;
  readonly target: string;
  /** HTTP/1.0 or HTTP/1.1. */
  readonly minor: 0 | 1;
}
export interface ParsedRequest {
  readonly line: RequestLine;
  readonly block: HeaderBlock;
  readonly chunked: boolean;
  /** Bytes of the body; 0 without one, and for chunks. */
  readonly length: number;
}
/** Why a head is refused: the answer's status, and the word for it in a recording. */
export interface Refusal {
  readonly status: 400 | 405 | 408 | 431 | 501;
  readonly code: string;
}

/**
 * Reads a request's head (RFC 9112, sections 3 and 6), from what follows empty lines to before the empty line that ends it.
 * Clients repeat themselves: lines and blocks that were read before are known by their text.
 * @param text latin-1
 * @param end where the last line's CRLF ends
 * @param before what came last on this connection; kept up to date
 */
export function parseRequestHead(text: string, end: number, before: LastBlock): ParsedRequest | Refusal {
  const eol = text.indexOf('\r\n');
  const first = text.slice(0, eol);
  const line = lines.find(first) ?? parseRequestLine(first);
  if ('status' in line) return line;
  const lead = text.slice(eol + 2, end);
  const framed = lead === before.text ? before.framed! : (blocks.find(lead) ?? readBlock(lead));
  if ('status' in framed) return framed;
  before.text = lead;
  before.framed = framed;
  // Chunks are of HTTP/1.1; who speaks 1.0 and sends them is read differently by different servers (RFC 9112, 6.1).
  if (framed.chunked && line.minor === 0) return { status: 400, code: 'TRANSFER_ENCODING' };
  return { line, block: framed.block, chunked: framed.chunked, length: framed.length };
}

function readBlock(text: string): Framed | Refusal {
  const block = parseHeaderBlock(text, 0, text.length);
  if (typeof block === 'string') return { status: 400, code: block };
  const framed = framingOf(block);
  if ('block' in framed) blocks.keep(text, framed);
  return framed;
}

type Framed = Omit<ParsedRequest, 'line'>;

/** The header lines that came last on a connection: the next ones are mostly the same. */
export interface LastBlock {
  text: string | undefined;
  framed: Framed | undefined;
}

/** Where a request's body ends, or why nobody can say (RFC 9112, section 6.3). */
function framingOf(block: HeaderBlock): Framed | Refusal {
  if (block.hosts > 1) return { status: 400, code: 'HOST' };
  if (block.coding === 'none') return { block, chunked: false, length: Math.max(0, block.length) };
  if (block.length >= 0) return { status: 400, code: 'BOTH_LENGTHS' };
  if (block.coding === 'chunked') return { block, chunked: true, length: 0 };
  const codings = block.headers
    .flatMap((name, at) =>
      /^transfer-encoding$/i.test(name) && at % 2 === 0 ? [block.headers[at + 1]!] : [],
    )
    .join(',')
    .split(',')
    .map((coding) => coding.trim().toLowerCase());
  // A body that is chunked last has an end, but what is within it is nothing that is known here.
  const known = codings.at(-1) === 'chunked' && codings.indexOf('chunked') === codings.length - 1;
  return known ? { status: 501, code: 'TRANSFER_ENCODING' } : { status: 400, code: 'TRANSFER_ENCODING' };
}

// A target is ASCII without blanks; bytes above are carried on as they are, since services take them.
const TARGET = /^(?:\/|https?:\/\/)[\x21-\x7e\x80-\xff]*$/i;

function parseRequestLine(text: string): RequestLine | Refusal {
  const first = text.indexOf(' ');
  const last = text.lastIndexOf(' ');
  const method = text.slice(0, Math.max(0, first));
  if (!isToken(method) || method.length > 40) return { status: 400, code: 'METHOD' };
  const version = text.slice(last + 1);
  if (first === last || !/^HTTP\/1\.[01]$/.test(version)) return { status: 400, code: 'VERSION' };
  if (method === 'CONNECT') return connectLine(text.slice(first + 1, last), version);
  const target = text.slice(first + 1, last);
  if (!TARGET.test(target) && target !== '*') return { status: 400, code: 'TARGET' };
  const line: RequestLine = { method, target, minor: version === 'HTTP/1.1' ? 1 : 0 };
  lines.keep(text, line);
  return line;
}

/** Whether a head that is not yet whole may still become a request. */
export function mayBeRequest(text: string): boolean {
  const eol = text.indexOf('\r\n');
  if (eol >= 0)
    return !('status' in (lines.find(text.slice(0, eol)) ?? parseRequestLine(text.slice(0, eol))));
  const blank = text.indexOf(' ');
  const method = blank < 0 ? text.replace(/\r$/, '') : text.slice(0, blank);
  return method.length <= 40 && isToken(method);
}

function connectLine(target: string, version: string): RequestLine | Refusal {
  if (!/^[A-Za-z0-9._~%[\]:-]+$/.test(target)) return { status: 400, code: 'TARGET' };
  return { method: 'CONNECT', target, minor: version === 'HTTP/1.1' ? 1 : 0 };
}

/** What texts were read as, as long as there are not too many of them: strangers choose them. */
class Memory<T> {
  readonly #known = new Map<string, T>();
  readonly #most: number;
  readonly #longest: number;

  constructor(most: number, longest: number) {
    this.#most = most;
    this.#longest = longest;
  }

  find(text: string): T | undefined {
    return this.#known.get(text);
  }

  keep(text: string, value: T): void {
    if (text.length > this.#longest) return;
    if (this.#known.size >= this.#most) this.#known.clear();
    this.#known.set(text, value);
  }
}

const lines = new Memory<RequestLine>(2000, 500);
const blocks = new Memory<Framed>(500, 4000);
