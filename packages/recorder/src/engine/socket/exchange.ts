// SPDX-License-Identifier: Apache-2.0
import type { Answer, ExchangeHandler, ExchangeOutcome, Forward, RequestHead } from '../engine.js';
import { AnswerRelay } from './answer-relay.js';
import { BodyFramer } from './body-framer.js';
import type { Client } from './client.js';
import { headerText } from './header-text.js';
import type { ParsedRequest } from './request-head.js';
import { requestText } from './request-text.js';
import type { SocketContext } from './socket-context.js';
import { WAITING_BYTES } from './socket-limits.js';
import { Tunnel } from './tunnel.js';
import type { Upstream, UpstreamUser } from './upstream.js';
import { isUnreachable } from './unreachable.js';

/** Safe to send twice, when a kept connection turns out to be closed. */
const RETRIABLE = new Set(['GET', 'HEAD', 'OPTIONS']);
const NOTHING = Buffer.alloc(0);
/** A body up to this goes out in one piece with its head. */
const WITH_HEAD = 16 * 1024;

/** One request and its answer: to the cloud, and back. */
export class Exchange implements UpstreamUser {
  readonly client: Client;
  readonly context: SocketContext;
  readonly request: ParsedRequest;
  readonly handler: ExchangeHandler;
  readonly began: number;
  readonly #framer = new BodyFramer();
  readonly #tap: ((buffer: Buffer, from: number, to: number) => void) | undefined;
  #up: Upstream | undefined;
  #relay: AnswerRelay | undefined;
  #tunnel: Tunnel | undefined;
  /** What waits for the cloud's connection: the head, and the beginning of a body. */
  #unsent: string | undefined;
  #unsentBody: Buffer | undefined;
  /** A body that is held until it is whole. */
  #held: Buffer[] | undefined;
  #retried = false;
  #over = false;
  /** The answer is out as far as the client's connection is concerned. */
  #answered = false;
  #flushing = false;
  #drainSince = -1;
  /** The client was told to go on. */
  continued = false;

  constructor(client: Client, context: SocketContext, request: ParsedRequest, head: RequestHead) {
    this.client = client;
    this.context = context;
    this.request = request;
    this.began = head.at;
    this.#framer.begin(request.chunked ? 'chunked' : 'length', request.length);
    context.begun();
    this.handler = context.onRequest(head);
    const { requestChunk } = this.handler;
    this.#tap = requestChunk && ((buffer, from, to) => requestChunk(buffer.subarray(from, to)));
  }

  get tunnels(): boolean {
    return this.#tunnel !== undefined;
  }

  /** Whether the connection's next bytes are this exchange's. */
  get wantsBytes(): boolean {
    return this.#tunnel !== undefined || !this.#framer.done;
  }

  get requestDone(): boolean {
    return this.#framer.done;
  }

  /** Whether another protocol is asked for. Offers of HTTP/2 are declined by ignoring them (RFC 9110, section 7.8). */
  get upgrade(): string | undefined {
    const { block, chunked, length, line } = this.request;
    if (block.upgrade === undefined || chunked || length > 0 || line.minor === 0) return undefined;
    return /^\s*h2c?\b/i.test(block.upgrade) ? undefined : block.upgrade;
  }

  /** Whether the client's connection can go on after this. */
  get keeps(): boolean {
    const { line, block } = this.request;
    if (line.minor === 1 ? block.close : !block.keepAlive || block.close) return false;
    // A client that was never told to go on will not send its body: what follows would be taken for it.
    if (block.expectsContinue && !this.continued && !this.requestDone) return false;
    return this.upgrade === undefined && !this.context.closing;
  }

  start(): void {
    const { decision, requestBody } = this.handler;
    if (decision.kind === 'answer') this.#answer(decision, 'refused');
    else if (requestBody && !this.#framer.done && !this.request.chunked) this.#held = [];
    else this.#forward(decision);
  }

  #forward(to: Forward, body?: Buffer): void {
    const text = requestText(to, this.request, this.upgrade, body?.length);
    if (text === undefined) return this.#broken('ERR_UNESCAPED_CHARACTERS', 'upstream-unreachable');
    this.#unsent = text;
    this.#unsentBody = body;
    try {
      this.#up = this.#retried ? this.context.pool.connect(to.origin) : this.context.pool.take(to.origin);
    } catch (error) {
      return this.upstreamGone(error as NodeJS.ErrnoException);
    }
    this.#up.user = this;
  }

  /** Sends the head, when whatever of the body had come with it was seen. */
  sendHead(): void {
    const up = this.#up;
    if (this.#unsent === undefined || up === undefined || !up.ready) return;
    const text = this.#unsent;
    const body = this.#unsentBody;
    this.#unsent = undefined;
    this.#unsentBody = undefined;
    if (body === undefined) up.socket.write(text, 'latin1');
    else if (body.length <= WITH_HEAD) up.socket.write(text + body.toString('latin1'), 'latin1');
    else {
      up.socket.write(text, 'latin1');
      up.socket.write(body);
    }
    this.#slowDown();
  }

  upstreamReady(): void {
    this.sendHead();
  }

  /** Bytes of the client, from..to: of the request's body, or of the protocol that was changed to. @returns where it stopped */
  takeBytes(buffer: Buffer, from: number, to: number): number {
    if (this.#tunnel !== undefined) return this.#tunnel.fromClient(buffer, from, to);
    const end = this.#framer.take(buffer, from, to, this.#tap);
    if (end > from) this.#sendBody(buffer, from, end);
    if (this.#framer.wrong !== undefined) this.#badBody(this.#framer.wrong);
    else if (this.#framer.done) this.#requestEnded();
    return end;
  }

  #sendBody(buffer: Buffer, from: number, to: number): void {
    if (this.#held !== undefined) return void this.#held.push(Buffer.from(buffer.subarray(from, to)));
    const up = this.#up;
    // The cloud has gone: the rest of the body has nowhere to go.
    if (up === undefined) return;
    if (this.#unsent === undefined) {
      up.socket.write(buffer.subarray(from, to));
      return this.#slowDown();
    }
    const piece = Buffer.from(buffer.subarray(from, to));
    this.#unsentBody = this.#unsentBody === undefined ? piece : Buffer.concat([this.#unsentBody, piece]);
    if (this.#unsentBody.length >= WAITING_BYTES) this.client.pause();
  }

  /** Reads no more of the client than the cloud takes: what it has not taken yet may lie in the client's read buffer. */
  #slowDown(): void {
    const up = this.#up;
    if (this.#flushing) return;
    if (up === undefined || up.flushed) return this.client.resume();
    this.#flushing = true;
    this.client.pause();
    up.socket.write(NOTHING, () => {
      this.#flushing = false;
      this.client.resume();
    });
  }

  #requestEnded(): void {
    if (this.#held !== undefined) {
      const whole = Buffer.concat(this.#held);
      this.#held = undefined;
      const { decision, requestBody } = this.handler;
      if (decision.kind === 'forward') this.#forward(decision, requestBody!(whole));
      return this.sendHead();
    }
    if (this.#over) this.#letGo();
  }

  #badBody(code: string): void {
    const untouched = this.#unsent !== undefined || this.#held !== undefined;
    this.#dropUpstream();
    const answered = this.#answered || this.#relay?.begun === true;
    const own = !untouched && !this.#over;
    if (untouched && !this.#over) {
      // Nothing of it went on: it was no request, and there is one line of it, not two.
      this.#over = true;
      this.context.over();
    } else this.finish('client-aborted', code);
    this.client.refuseBody(code, { answered, written: own });
  }

  receive(buffer: Buffer, length: number): boolean {
    if (this.#tunnel !== undefined) return this.#tunnel.fromCloud(buffer, 0, length);
    this.#relay ??= new AnswerRelay(this, this.#up!);
    return this.#relay.take(buffer, length);
  }

  /** The cloud's answer cannot be believed: nothing of it may reach the client as an answer. */
  badAnswer(code: string): void {
    this.#dropUpstream();
    this.#broken(code, 'upstream-lost');
  }

  /** The answer breaks off after its head went on: the client must see that. @param framed whether it could otherwise not */
  cutAnswer(code: string, framed: boolean): void {
    this.#dropUpstream();
    this.finish('upstream-lost', code);
    this.client.cut(!framed);
  }

  /** The answer is whole, and on its way to the client. */
  answerEnded(): void {
    this.#answered = true;
    const { socket } = this.client;
    if (socket.writableLength === 0) this.#settle();
    else socket.write(NOTHING, () => this.#settle());
  }

  #settle(): void {
    if (this.#over) return;
    this.finish('complete');
    if (this.#framer.done) this.#letGo();
    else this.#drain();
  }

  /** Both connections are free for others. */
  #letGo(): void {
    const up = this.#up;
    this.#up = undefined;
    if (up !== undefined) {
      if (this.#relay?.reusable === true && up.flushed && !up.gone) this.context.pool.give(up);
      else up.destroy();
    }
    this.client.next(this.#relay === undefined ? this.keeps : this.#relay.keeps);
  }

  /**
   * The answer is out while the client is still sending: what it sends goes on to the cloud as long as that takes it,
   * since a body cut short on a kept connection would swallow the next request. But not for ever.
   */
  #drain(): void {
    if (this.#relay?.keeps !== true) {
      this.#dropUpstream();
      return this.client.next(false);
    }
    this.#drainSince = this.context.now();
    this.#up?.resume();
  }

  upstreamGone(error: NodeJS.ErrnoException | undefined): void {
    const up = this.#up;
    this.#up = undefined;
    if (this.#tunnel !== undefined) return this.#tunnel.cloudGone();
    if (this.#over) {
      this.client.resume();
      return;
    }
    if (this.#answered) return;
    if (this.#relay?.begun === true) return this.#relay.ended(error);
    const code = error?.code ?? error?.message ?? 'ECONNRESET';
    const { decision } = this.handler;
    const untouched = this.#relay === undefined;
    const { method } = this.request.line;
    const bodyless = !this.request.chunked && this.request.length === 0;
    if (up?.reused === true && untouched && !this.#retried && bodyless && RETRIABLE.has(method)) {
      // A kept connection that the cloud closed just then: nothing was lost but the try.
      this.#retried = true;
      if (decision.kind === 'forward') this.#forward(decision);
      return this.sendHead();
    }
    const unreachable = up === undefined || !up.ready || (error !== undefined && isUnreachable(error));
    this.#broken(code, unreachable ? 'upstream-unreachable' : 'upstream-lost');
  }

  #broken(code: string, end: ExchangeOutcome['end']): void {
    this.#unsent = undefined;
    this.#unsentBody = undefined;
    this.#answer(this.handler.broken(code), end, code);
  }

  /** The recorder's own answer. */
  #answer(answer: Answer, end: ExchangeOutcome['end'], error?: string): void {
    const body = Buffer.from(answer.body);
    const keeps = this.keeps && (this.requestDone || end === 'refused');
    const { minor } = this.request.line;
    const connection = keeps ? (minor === 0 ? 'keep-alive' : undefined) : 'close';
    const lines = headerText(answer.headers, { length: body.length, connection });
    const text = `HTTP/1.1 ${answer.status} ${REASONS[answer.status] ?? ''}\r\n${lines}\r\n`;
    const bare = this.request.line.method === 'HEAD';
    this.client.socket.write(bare ? text : text + body.toString('latin1'), 'latin1');
    this.#answered = true;
    this.finish(end, error);
    // What is left of the body is read, and then the connection goes on.
    if (keeps && !this.requestDone) this.#drainSince = this.context.now();
    else this.client.next(keeps);
  }

  /** Whether any of the answer went out: whoever closes a side from then on waits for nothing. */
  get answering(): boolean {
    return this.#relay?.begun === true || this.#over;
  }

  /** The client is gone. */
  clientGone(): void {
    this.#tunnel?.clientGone();
    if (this.#tunnel !== undefined) return;
    this.#dropUpstream();
    if (!this.#over) this.finish('client-aborted');
  }

  /** The cloud agreed to another protocol. */
  openTunnel(): Tunnel {
    const up = this.#up!;
    this.#tunnel = new Tunnel(this.client.socket, up, (sent, received) => {
      this.finish('upgraded', undefined, sent, received);
      this.#up = undefined;
    });
    return this.#tunnel;
  }

  #dropUpstream(): void {
    this.#up?.destroy();
    this.#up = undefined;
  }

  finish(end: ExchangeOutcome['end'], error?: string, sent?: number, received?: number): void {
    if (this.#over) return;
    this.#over = true;
    if (!this.context.over()) return;
    this.handler.end({
      end,
      firstMs: this.#relay?.firstMs ?? null,
      totalMs: this.context.clock() - this.began,
      sent: sent ?? this.#framer.payload,
      received: received ?? this.#relay?.received ?? 0,
      ...(error === undefined ? {} : { error }),
    });
  }

  /** Gives up on a client that goes on sending what nobody reads. */
  sweep(now: number): void {
    if (this.#drainSince < 0 || now - this.#drainSince < this.context.limits.drainMs) return;
    this.#dropUpstream();
    this.client.destroy();
  }
}

const REASONS: Readonly<Record<number, string>> = {
  404: 'Not Found',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
};
