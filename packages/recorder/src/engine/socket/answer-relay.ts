// SPDX-License-Identifier: Apache-2.0
import type { ResponseDecision, ResponseHead } from '../engine.js';
import {
  chunkedBody,
  collectedBody,
  gatheredBody,
  plainBody,
  transformedBody,
  type AnswerBody,
} from './answer-body.js';
import { answerText, cutLines, keepsHead, shapeAnswer, type AnswerShape } from './answer-head.js';
import type { OnPayload } from './chunked-framer.js';
import type { Exchange } from './exchange.js';
import { HEAD } from './head-reader.js';
import { headerText } from './header-text.js';
import { parseResponseHead, type ParsedResponse } from './response-head.js';
import type { Upstream } from './upstream.js';

const NOTHING = Buffer.alloc(0);

function changedHead({ head, changed }: ResponseDecision): ResponseHead {
  return changed === undefined ? head : changed(head);
}

/** Carries the cloud's answer to the client: the very bytes, wherever nothing of them must change. */
export class AnswerRelay {
  readonly #exchange: Exchange;
  readonly #up: Upstream;
  #parsed: ParsedResponse | undefined;
  #shape: AnswerShape | undefined;
  /** Where data goes that is framed anew or changed. */
  #body: AnswerBody | undefined;
  #tap: OnPayload | undefined;
  #surplus = false;
  firstMs: number | null = null;

  constructor(exchange: Exchange, up: Upstream) {
    this.#exchange = exchange;
    this.#up = up;
  }

  /** Whether the final answer's head was taken. */
  get begun(): boolean {
    return this.#parsed !== undefined;
  }

  get received(): number {
    return this.#parsed === undefined ? 0 : this.#up.framer.payload;
  }

  get keeps(): boolean {
    return this.#shape !== undefined && this.#shape.connection !== 'close';
  }

  /** Whether the cloud's connection may carry another exchange. */
  get reusable(): boolean {
    const parsed = this.#parsed;
    if (parsed === undefined || this.#surplus || parsed.minor === 0) return false;
    return parsed.body !== 'close' && !parsed.block.close && this.#up.framer.done;
  }

  /** @returns whether to read on */
  take(buffer: Buffer, length: number): boolean {
    let at = 0;
    while (this.#parsed === undefined) {
      const behind = this.#up.head.take(buffer, at, length);
      if (behind === HEAD.more) return true;
      if (behind < 0) return this.#refuse(behind === HEAD.tooLarge ? 'BAD_HEAD_TOO_LARGE' : 'BAD_HEAD');
      const { text, end, whole } = this.#up.head;
      const parsed = parseResponseHead(text, end, this.#exchange.request.line.method, this.#up.lastHead);
      if (typeof parsed === 'string') return this.#refuse(parsed);
      if (parsed.status === 101) return this.#switch(parsed, buffer, behind, length);
      if (parsed.status >= 200)
        return this.#begin(parsed, buffer, whole ? behind - end - 2 : -1, behind, length);
      this.#interim(parsed, text.slice(0, end + 2));
      at = behind;
      if (at === length) return true;
    }
    return this.#continue(buffer, at, length);
  }

  #refuse(code: string): false {
    this.#exchange.badAnswer(code);
    return false;
  }

  /** Goes on as it came, but for this hop's lines; HTTP/1.0 knows none, and 100 is for whoever waits for it. */
  #interim({ status, block }: ParsedResponse, text: string): void {
    const { request, client } = this.#exchange;
    if (request.line.minor === 0) return;
    if (status === 100) {
      if (!request.block.expectsContinue) return;
      this.#exchange.continued = true;
    }
    const first = text.slice(0, text.indexOf('\r\n') + 2);
    const lines = headerText(block.endToEnd, { length: 'none' });
    client.socket.write(`${first.replace(/^HTTP\/1\.0/, 'HTTP/1.1')}${lines}\r\n`, 'latin1');
  }

  #switch(parsed: ParsedResponse, buffer: Buffer, at: number, length: number): boolean {
    const { upgrade, client } = this.#exchange;
    if (upgrade === undefined || parsed.block.upgrade === undefined) return this.#refuse('BAD_SWITCH');
    const { head } = this.#decide(parsed);
    this.#parsed = parsed;
    const lines = headerText(head.headers, {
      length: 'none',
      connection: 'Upgrade',
      upgrade: parsed.block.upgrade,
    });
    client.socket.write(`HTTP/1.1 101 ${head.reason}\r\n${lines}\r\n`, 'latin1');
    const tunnel = this.#exchange.openTunnel();
    const goOn = tunnel.fromCloud(buffer, at, length);
    client.proceed();
    return goOn;
  }

  #decide(parsed: ParsedResponse): ResponseDecision {
    const { context, began, handler } = this.#exchange;
    this.firstMs = context.clock() - began;
    const { status, reason, block } = parsed;
    return handler.responseHead({ status, reason, headers: block.endToEnd });
  }

  /** @param headAt where the head begins in the buffer; -1: it came in several reads */
  #begin(parsed: ParsedResponse, buffer: Buffer, headAt: number, bodyAt: number, length: number): boolean {
    const decision = this.#decide(parsed);
    const { request, handler, keeps, client } = this.#exchange;
    const { framer } = this.#up;
    framer.begin(parsed.body, parsed.block.length);
    this.#parsed = parsed;
    if (handler.responseChunk) {
      this.#tap = (bytes, from, to) => handler.responseChunk!(bytes.subarray(from, to));
    }
    const { head, transform } = decision;
    const { length: size } = parsed.block;
    if (transform?.whole && parsed.body === 'length' && decision.collect === true) {
      const plain = shapeAnswer(parsed, { head }, request.line.minor, keeps);
      this.#shape = plain;
      if (size > length - bodyAt) {
        this.#body = gatheredBody(size, (whole) =>
          this.#sendChanged(decision, plain, transform.whole!(whole), whole),
        );
        return this.#continue(buffer, bodyAt, length);
      }
      const end = framer.take(buffer, bodyAt, length, this.#tap);
      const body = buffer.subarray(bodyAt, end);
      const out = transform.whole(body);
      if (out === body && headAt >= 0 && keepsHead(parsed, head, plain)) {
        client.socket.write(buffer.subarray(cutLines(buffer, headAt, parsed.block.cuts), end));
      } else this.#sendChanged(decision, plain, out, body);
      return this.#taken(end < length);
    }
    const shape = shapeAnswer(parsed, decision, request.line.minor, keeps);
    this.#shape = shape;
    if (shape.raw && headAt >= 0 && keepsHead(parsed, head, shape)) {
      const end = framer.take(buffer, bodyAt, length, this.#tap);
      client.socket.write(buffer.subarray(cutLines(buffer, headAt, parsed.block.cuts), end));
      return this.#taken(end < length);
    }
    if (transform === undefined || parsed.body === 'none') {
      client.socket.write(answerText(head, shape, size), 'latin1');
      if (!shape.raw) this.#body = this.#framed(shape);
    } else if (shape.body === 'length') {
      this.#body = collectedBody(transform, (whole) => this.#sendWhole(changedHead(decision), shape, whole));
    } else {
      client.socket.write(answerText(changedHead(decision), shape, undefined), 'latin1');
      this.#body = transformedBody(transform, this.#framed(shape));
    }
    return this.#continue(buffer, bodyAt, length);
  }

  #framed({ body }: AnswerShape): AnswerBody {
    const { socket } = this.#exchange.client;
    return body === 'chunked' ? chunkedBody(socket) : plainBody(socket);
  }

  /** A body that was in hand whole, with the head for what it became. */
  #sendChanged(decision: ResponseDecision, shape: AnswerShape, out: Buffer, body: Buffer): void {
    this.#sendWhole(out === body ? decision.head : changedHead(decision), shape, out);
  }

  #sendWhole(head: ResponseHead, shape: AnswerShape, whole: Buffer): void {
    const { socket } = this.#exchange.client;
    socket.cork();
    socket.write(answerText(head, shape, whole.length), 'latin1');
    if (whole.length > 0) socket.write(whole);
    socket.uncork();
  }

  #continue(buffer: Buffer, at: number, length: number): boolean {
    const { framer } = this.#up;
    const body = this.#body;
    if (body === undefined) {
      const end = framer.take(buffer, at, length, this.#tap);
      if (end > at) this.#exchange.client.socket.write(buffer.subarray(at, end));
      return this.#taken(end < length);
    }
    const end = framer.take(buffer, at, length, (bytes, from, to) => {
      this.#tap?.(bytes, from, to);
      body.payload(bytes.subarray(from, to));
    });
    return this.#taken(end < length);
  }

  /** After each read: is it the end, and does the client keep up? */
  #taken(surplus: boolean): boolean {
    const { framer } = this.#up;
    if (framer.wrong !== undefined) {
      this.#exchange.cutAnswer(`BAD_${framer.wrong}`, this.#shape!.body !== 'close');
      return false;
    }
    const { client } = this.#exchange;
    if (framer.done) {
      // Bytes behind the answer are nobody's: the connection is not to be used again.
      this.#surplus ||= surplus;
      this.#body?.end();
      this.#body = undefined;
      const flushed = client.socket.writableLength === 0;
      this.#exchange.answerEnded();
      return flushed;
    }
    if (client.socket.writableLength === 0) return true;
    client.socket.write(NOTHING, () => this.#up.resume());
    return false;
  }

  /** The cloud's connection ended: that is the end of the answer, or it is cut. */
  ended(error: NodeJS.ErrnoException | undefined): void {
    const { framer } = this.#up;
    if (framer.kind === 'close' && error === undefined) {
      framer.done = true;
      this.#body?.end();
      this.#body = undefined;
      return this.#exchange.answerEnded();
    }
    this.#exchange.cutAnswer(error?.code ?? 'ECONNRESET', this.#shape!.body !== 'close');
  }
}
