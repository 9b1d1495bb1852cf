// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import {
  comparableRequest,
  comparableResponse,
} from '../../../packages/recorder/src/engine/torture/compare-messages.js';
import type { WireMessage } from '../../../packages/recorder/src/testing/wire/wire-reader.js';

/** A message as one side saw it: what a proxy must not change. */
export interface MessageView {
  /** Method and target, or status and reason. */
  readonly line: string;
  /** `name: value`, in order. */
  readonly headers: readonly string[];
  readonly body: string;
  readonly trailers: readonly string[];
  /** All of it that may not change on its way, byte for byte and in its order, but for the body. */
  readonly exact: string;
}
/** An exchange as both sides of a proxy saw it. */
export interface ExchangeView {
  readonly asked: MessageView | undefined;
  readonly answered: MessageView | undefined;
  readonly interim: readonly number[];
}

/** Headers of one connection and of framing, which are each hop's own. */
const OWN = new Set(['connection', 'keep-alive', 'transfer-encoding']);

export function viewOf(message: WireMessage): MessageView {
  const headers: string[] = [];
  for (let at = 0; at + 1 < message.headers.length; at += 2) {
    if (!OWN.has(message.headers[at]!.toLowerCase()))
      headers.push(`${message.headers[at]}: ${message.headers[at + 1]}`);
  }
  const { body } = message;
  return {
    line: message.line.replace(/ HTTP\/1\.[01]$|^HTTP\/1\.[01] /, ''),
    headers,
    body: `${body.length} ${createHash('sha1').update(body).digest('hex')}`,
    trailers: message.trailers,
    exact: exactly(message),
  };
}

function exactly(message: WireMessage): string {
  const compare = message.line.startsWith('HTTP/') ? comparableResponse : comparableRequest;
  const { line, headers, trailers } = compare({ ...message, body: Buffer.alloc(0) });
  return JSON.stringify([line, headers, trailers]);
}
