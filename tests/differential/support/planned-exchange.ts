// SPDX-License-Identifier: Apache-2.0
import { parseWireHead } from '../../../packages/recorder/src/testing/wire/wire-head.js';
import type { WireMessage } from '../../../packages/recorder/src/testing/wire/wire-reader.js';
import { createSeededRandom } from './seeded-random.js';

/** How a message's body is sent; `close` ends it with the connection, `none` has none. */
export type Framing = 'none' | 'length' | 'chunked' | 'close';

export interface PlannedBody {
  readonly framing: Framing;
  readonly size: number;
  /** What its bytes are made from. */
  readonly seed: number;
  readonly trailers: readonly string[];
}

/** One request and the answer that the upstream gives to it. */
export interface PlannedExchange {
  /** Goes along in `X-Plan`, both ways. */
  readonly id: number;
  readonly method: string;
  readonly target: string;
  readonly version: '1.0' | '1.1';
  readonly headers: readonly string[];
  readonly body: PlannedBody;
  readonly expectContinue: boolean;
  readonly answer: {
    readonly status: number;
    readonly reason: string;
    readonly headers: readonly string[];
    readonly body: PlannedBody;
  };
}

/** Exchanges on one connection of a client, sent without waiting for answers, in slices. */
export interface PlannedConnection {
  readonly exchanges: readonly PlannedExchange[];
  /** Sizes of the slices in which its bytes go out, over and over. */
  readonly slices: readonly number[];
}

export function bodyBytes({ size, seed }: PlannedBody): Buffer {
  return createSeededRandom(seed).bytes(size);
}

export function requestHead({ method, target, version, headers, body }: PlannedExchange): string {
  const length = framingLines(body);
  return `${method} ${target} HTTP/${version}\r\n${lines(headers)}${length}\r\n`;
}

export function answerHead({ answer }: PlannedExchange): string {
  const { status, reason, headers, body } = answer;
  return `HTTP/1.1 ${status} ${reason}\r\n${lines(headers)}${framingLines(body)}\r\n`;
}

/** Both messages as whole ones, bodies left out. */
export function plannedMessages(exchange: PlannedExchange): {
  readonly request: WireMessage;
  readonly response: WireMessage;
} {
  const whole = (head: string, { framing, size, trailers }: PlannedBody): WireMessage => ({
    ...parseWireHead(head.slice(0, -4)),
    body: Buffer.alloc(0),
    trailers,
    framing: framing === 'length' ? { kind: framing, length: size } : { kind: framing },
  });
  return {
    request: whole(requestHead(exchange), exchange.body),
    response: whole(answerHead(exchange), exchange.answer.body),
  };
}

/** A body as it goes over the wire. */
export function framedBody(body: PlannedBody): Buffer {
  const bytes = bodyBytes(body);
  if (body.framing !== 'chunked') return body.framing === 'none' ? Buffer.alloc(0) : bytes;
  const random = createSeededRandom(body.seed + 1);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = Math.min(bytes.length - at, 1 + random.below(random.pick([10, 5000, 70_000])));
    const extension = random.chance(0.1) ? ';part="of it"' : '';
    const digits = random.chance(0.5) ? size.toString(16) : size.toString(16).toUpperCase();
    parts.push(Buffer.from(`${digits}${extension}\r\n`), bytes.subarray(at, at + size), Buffer.from('\r\n'));
    at += size;
  }
  parts.push(Buffer.from(`0\r\n${lines(body.trailers)}\r\n`, 'latin1'));
  return Buffer.concat(parts);
}

function framingLines({ framing, size }: PlannedBody): string {
  if (framing === 'length') return `Content-Length: ${size}\r\n`;
  return framing === 'chunked' ? 'Transfer-Encoding: chunked\r\n' : '';
}

function lines(headers: readonly string[]): string {
  let text = '';
  for (let at = 0; at + 1 < headers.length; at += 2) text += `${headers[at]}: ${headers[at + 1]}\r\n`;
  return text;
}
