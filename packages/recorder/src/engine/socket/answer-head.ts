// SPDX-License-Identifier: Apache-2.0
import type { ResponseDecision, ResponseHead } from '../engine.js';
import type { BodyKind } from './body-framer.js';
import { headerText } from './header-text.js';
import type { ParsedResponse } from './response-head.js';

/** How an answer goes on to the client. */
export interface AnswerShape {
  /** The body's framing there. */
  readonly body: BodyKind;
  /** The connection's word, where one must be said. */
  readonly connection: 'close' | 'keep-alive' | undefined;
  /** Whether body bytes pass as they come, framing included. */
  readonly raw: boolean;
}

/**
 * Chooses the framing towards the client (RFC 9112, section 6.3): the cloud's own where nothing changes the body; chunks
 * where its end was the end of the connection; the end of the connection for HTTP/1.0, which knows no chunks.
 * @param minor the client's HTTP/1.x
 * @param keeps whether the client's connection could go on
 */
export function shapeAnswer(
  { body }: ParsedResponse,
  decision: ResponseDecision,
  minor: 0 | 1,
  keeps: boolean,
): AnswerShape {
  const changed = decision.transform !== undefined && body !== 'none';
  const wanted: BodyKind = !changed
    ? body === 'close'
      ? 'chunked'
      : body
    : decision.collect === true
      ? 'length'
      : 'chunked';
  const shape = wanted === 'chunked' && minor === 0 ? 'close' : wanted;
  const goesOn = keeps && shape !== 'close';
  return {
    body: shape,
    connection: !goesOn ? 'close' : minor === 0 ? 'keep-alive' : undefined,
    raw: !changed && shape === body,
  };
}

/** Whether the head's own bytes can go on, but for the lines of this hop. */
export function keepsHead(
  parsed: ParsedResponse,
  head: ResponseHead,
  { raw, connection, body }: AnswerShape,
): boolean {
  const { block, status, reason, minor } = parsed;
  if (!raw || connection !== undefined || minor !== 1) return false;
  // What has no body must not speak of chunks.
  if (body === 'none' && block.coding !== 'none') return false;
  return head.headers === block.endToEnd && head.status === status && head.reason === reason;
}

/** The head as a text, the empty line included. @param length of a collected body */
export function answerText(
  head: ResponseHead,
  { body, connection }: AnswerShape,
  length: number | undefined,
): string {
  const told = body === 'length' ? length! : body === 'none' ? ('as it is' as const) : ('none' as const);
  const lines = headerText(head.headers, { length: told, chunked: body === 'chunked', connection });
  return `HTTP/1.1 ${head.status} ${head.reason}\r\n${lines}\r\n`;
}

/**
 * Takes lines out of a head where it lies: what is before them moves up against what is behind, so that head and body stay
 * in one piece.
 * @param at where the head begins in the buffer
 * @param cuts begin and end in turn, counted from there
 * @returns where it begins now
 */
export function cutLines(buffer: Buffer, at: number, cuts: readonly number[]): number {
  let start = at;
  for (let index = cuts.length - 2; index >= 0; index -= 2) {
    const size = cuts[index + 1]! - cuts[index]!;
    // What was moved before lies `start - at` further on.
    buffer.copyWithin(start + size, start, start + cuts[index]!);
    start += size;
  }
  return start;
}
