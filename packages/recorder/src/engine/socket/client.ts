// SPDX-License-Identifier: Apache-2.0
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Arrival, RequestHead } from '../engine.js';
import { Exchange } from './exchange.js';
import { HEAD, HeadReader } from './head-reader.js';
import { mayBeRequest, parseRequestHead, type LastBlock, type Refusal } from './request-head.js';
import { ReadBuffer } from './read-buffer.js';
import { readInto } from './read-into.js';
import type { SocketContext } from './socket-context.js';
import { WAITING_BYTES } from './socket-limits.js';

const REASONS = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  501: 'Not Implemented',
} as const;

/** A client's connection: one request after the other, each answered before the next is looked at. */
export class Client {
  readonly socket: Duplex;
  readonly #context: SocketContext;
  readonly #arrival: Arrival | undefined;
  readonly #left: (client: Client) => void;
  #buffer: ReadBuffer | undefined;
  readonly #head: HeadReader;
  readonly #lastBlock: LastBlock = { text: undefined, framed: undefined };
  #exchange: Exchange | undefined;
  /** Bytes behind the request under way. */
  #waiting: Buffer | undefined;
  #reading = false;
  #paused = false;
  /** No further request is read: the last answer is on its way, or was given. */
  #ended = false;
  #gone = false;
  /** The client sends nothing more, but reads. */
  #silent = false;
  #used = false;
  /** Since when it is in the state it is in. */
  #since: number;

  constructor(
    socket: Duplex,
    context: SocketContext,
    arrival: Arrival | undefined,
    left: (client: Client) => void,
  ) {
    this.socket = this.#open(socket);
    this.#context = context;
    this.#arrival = arrival;
    this.#left = left;
    this.#head = new HeadReader(context.limits.headBytes, mayBeRequest, true);
    this.#since = context.now();
    this.socket.on('end', this.#onEnd);
    this.socket.on('close', this.#onGone);
    this.socket.on('error', this.#onError);
  }

  /** A plain socket reads into one buffer; any other stream brings its own. */
  #open(socket: Duplex): Duplex {
    const buffer = (this.#buffer = new ReadBuffer());
    const callback = (length: number, bytes: Uint8Array): boolean => {
      this.#take(bytes as Buffer, length);
      buffer.note(length);
      return !this.#paused;
    };
    const own = socket instanceof Socket ? readInto(socket, { buffer: buffer.next, callback }) : undefined;
    if (own !== undefined) return own;
    socket.on('data', this.#onData);
    socket.resume();
    return socket;
  }

  readonly #onData = (bytes: Buffer): void => this.#take(bytes, bytes.length);
  readonly #onError = (): void => {};
  /**
   * The client closed its side. Before an answer was begun it may only have said all that it had to say (RFC 9112, section
   * 9.6), and a server would answer; in the middle of a request or of an answer it is gone.
   */
  readonly #onEnd = (): void => {
    const exchange = this.#exchange;
    if (exchange?.requestDone === true && !exchange.answering && !exchange.tunnels) this.#silent = true;
    else this.#onGone();
  };
  readonly #onGone = (): void => {
    if (this.#gone) return;
    this.#gone = true;
    this.#buffer?.release();
    this.#left(this);
    const exchange = this.#exchange;
    this.#exchange = undefined;
    exchange?.clientGone();
    if (exchange?.tunnels !== true) this.socket.destroy();
  };

  #take(bytes: Buffer, length: number): void {
    this.#used = true;
    if (this.#reading || this.#waiting !== undefined) return this.#keep(bytes.subarray(0, length));
    this.#reading = true;
    const at = this.#read(bytes, length);
    this.#reading = false;
    if (at < length && !this.#ended) this.#keep(bytes.subarray(at, length));
  }

  /** @returns where it stopped: an exchange is under way that needs no more bytes */
  #read(bytes: Buffer, length: number): number {
    let at = 0;
    while (at < length && !this.#gone) {
      const exchange = this.#exchange;
      if (exchange !== undefined) {
        if (!exchange.wantsBytes) break;
        at = exchange.takeBytes(bytes, at, length);
        continue;
      }
      if (this.#ended) break;
      const begun = this.#head.begun;
      const behind = this.#head.take(bytes, at, length);
      if (behind === HEAD.more) {
        // Empty lines are no beginning.
        if (!begun && this.#head.begun) this.#since = this.#context.now();
        return length;
      }
      if (behind === HEAD.tooLarge) this.#refuse({ status: 431, code: 'HEAD_TOO_LARGE' });
      else if (behind === HEAD.wrong) this.#refuse({ status: 400, code: 'NO_REQUEST' });
      else at = this.#begin(bytes, behind, length);
    }
    return at;
  }

  #begin(bytes: Buffer, behind: number, length: number): number {
    const request = parseRequestHead(this.#head.text, this.#head.end, this.#lastBlock);
    if ('status' in request) {
      this.#refuse(request);
      return behind;
    }
    const { line, block } = request;
    if (line.method === 'CONNECT') {
      this.#refuse({ status: 405, code: 'CONNECT' });
      return behind;
    }
    const head: RequestHead = {
      method: line.method,
      target: line.target,
      headers: block.headers,
      at: this.#context.clock(),
      ...(this.#arrival === undefined ? {} : { arrival: this.#arrival }),
    };
    const exchange = new Exchange(this, this.#context, request, head);
    this.#exchange = exchange;
    exchange.start();
    const at = exchange.wantsBytes ? exchange.takeBytes(bytes, behind, length) : behind;
    exchange.sendHead();
    return at;
  }

  /** Keeps bytes for later; more than a little is not read before its time. */
  #keep(bytes: Buffer): void {
    if (this.#ended) return;
    const waiting = this.#waiting;
    this.#waiting = waiting === undefined ? Buffer.from(bytes) : Buffer.concat([waiting, bytes]);
    if (this.#waiting.length >= WAITING_BYTES) this.pause();
  }

  pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.socket.pause();
  }

  resume(): void {
    if (!this.#paused) return;
    this.#paused = false;
    this.socket.resume();
  }

  /** The exchange needs nothing more of this connection. @param keeps whether another may follow */
  next(keeps: boolean): void {
    this.#exchange = undefined;
    this.#since = this.#context.now();
    if (!keeps || this.#context.closing) return this.end();
    this.#proceed();
  }

  /** Reads on what was kept, as far as it can be taken now. */
  #proceed(): void {
    if (this.#reading) return;
    const waiting = this.#waiting;
    if (waiting !== undefined) {
      this.#waiting = undefined;
      this.#take(waiting, waiting.length);
    }
    if (this.#waiting !== undefined || this.#exchange !== undefined) return;
    if (this.#silent) this.end();
    else this.resume();
  }

  /** The exchange wants bytes that were kept until now. */
  proceed(): void {
    this.#proceed();
  }

  /** Sends what is written, then the end; reads on for a while, so that no reset overtakes the answer. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#waiting = undefined;
    this.#since = this.#context.now();
    this.resume();
    this.socket.end();
  }

  /** Ends it at once; the client must see that its answer is not whole. */
  cut(reset: boolean): void {
    this.#ended = true;
    const { socket } = this;
    if (reset && 'resetAndDestroy' in socket) (socket as Socket).resetAndDestroy();
    else socket.end(() => socket.destroy());
  }

  #refuse(refusal: Refusal): void {
    this.#context.refused(refusal);
    this.#answer(refusal);
  }

  #answer({ status }: Refusal): void {
    this.socket.write(
      `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      'latin1',
    );
    this.end();
  }

  /**
   * The body under way is none.
   * @param how.answered whether an answer was begun, so that no other can be given
   * @param how.written whether the exchange has a line of its own, so that this needs none
   */
  refuseBody(code: string, how: { readonly answered: boolean; readonly written: boolean }): void {
    this.#exchange = undefined;
    const refusal = { status: 400, code } as const;
    if (!how.written) this.#context.refused(refusal);
    if (how.answered) this.cut(false);
    else this.#answer(refusal);
  }

  /** Ends what has waited too long. */
  sweep(now: number): void {
    const { headMs, idleMs, lingerMs } = this.#context.limits;
    const waited = now - this.#since;
    if (this.#ended) {
      if (waited >= lingerMs && this.#exchange === undefined) this.socket.destroy();
    } else if (this.#exchange !== undefined) this.#exchange.sweep(now);
    else if (this.#head.begun) {
      if (waited >= headMs) this.#refuse({ status: 408, code: 'HEAD_TIMEOUT' });
    } else if (waited >= (this.#used ? idleMs : Math.min(headMs, idleMs))) this.socket.destroy();
  }

  /** The engine takes no more work: ends a connection that carries nothing. */
  quit(): void {
    if (this.#exchange === undefined && !this.#ended) this.end();
  }

  destroy(): void {
    this.socket.destroy();
  }
}
