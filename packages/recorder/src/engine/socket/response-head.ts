// SPDX-License-Identifier: Apache-2.0
import type { BodyKind } from './body-framer.js';
import { parseHeaderBlock, type HeaderBlock } from './header-block.js';
import type { LastHead } from './last-head.js';

export interface ParsedResponse {
  readonly status: number;
  readonly reason: string;
  readonly minor: 0 | 1;
  readonly block: HeaderBlock;
  /** How its body ends. */
  readonly body: BodyKind;
}

/** Reason phrases may be empty, and then some servers leave out the blank before them too (RFC 9112, section 4). */
const STATUS_LINE = /^HTTP\/1\.([01]) ([1-9]\d\d)(?: ([\t\x20-\x7e\x80-\xff]*))?$/;

const lines = new Map<string, { readonly status: number; readonly reason: string; readonly minor: 0 | 1 }>();
const MOST_LINES = 200;

/**
 * Reads an answer's head (RFC 9112, sections 4 and 6.3).
 * @param text latin-1, from the first byte of the status line
 * @param end where the last line's CRLF ends
 * @param method what was asked with: HEAD has no body whatever the head says
 * @param before this connection's last answer; kept up to date
 * @returns the word for what is wrong with it, otherwise
 */
export function parseResponseHead(
  text: string,
  end: number,
  method: string,
  before: LastHead,
): ParsedResponse | string {
  const eol = text.indexOf('\r\n');
  const first = text.slice(0, eol);
  const line = lines.get(first) ?? readLine(first);
  if (line === undefined) return 'BAD_STATUS_LINE';
  const from = eol + 2;
  let block = before.again(text, from, end);
  if (block === undefined) {
    const read = parseHeaderBlock(text, from, end, before.lines);
    if (typeof read === 'string') return `BAD_${read}`;
    before.learn(read, text, from, end);
    block = read;
  }
  const { status, reason, minor } = line;
  if (block.coding === 'other') return 'BAD_TRANSFER_ENCODING';
  if (block.coding === 'chunked' && (block.length >= 0 || minor === 0)) return 'BAD_LENGTH';
  const bare = method === 'HEAD' || status < 200 || status === 204 || status === 304;
  const body = bare
    ? 'none'
    : block.coding === 'chunked'
      ? 'chunked'
      : block.length >= 0
        ? 'length'
        : 'close';
  return { status, reason, minor, block, body };
}

/** Whether a head that is not yet whole may still become an answer. */
export function mayBeResponse(text: string): boolean {
  const eol = text.indexOf('\r\n');
  if (eol >= 0) return readLine(text.slice(0, eol)) !== undefined;
  return 'HTTP/1.'.startsWith(text.slice(0, 7));
}

function readLine(text: string): ReturnType<typeof lines.get> {
  const match = STATUS_LINE.exec(text);
  if (!match) return undefined;
  const line = { status: Number(match[2]), reason: match[3] ?? '', minor: match[1] === '1' ? 1 : 0 } as const;
  if (lines.size < MOST_LINES && text.length < 100) lines.set(text, line);
  return line;
}
