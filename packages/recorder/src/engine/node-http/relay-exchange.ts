// SPDX-License-Identifier: Apache-2.0
import type { ClientRequest, IncomingMessage, ServerResponse } from 'node:http';
import { endToEnd, findHeader, mapHeaders, withoutHeaders } from '../../raw-headers.js';
import type { Answer, BodyTransform, ExchangeHandler, ExchangeOutcome, Forward } from '../engine.js';
import type { Turn } from './client-connection.js';
import { responseFault } from './message-faults.js';
import type { UpstreamAgents } from './upstream-agents.js';

/** What one exchange needs of its engine. */
export interface RelayContext {
  readonly clock: () => number;
  readonly agents: UpstreamAgents;
  /** Called once when the exchange is over, before the handler's `end`. False: the engine was closed, say nothing. */
  over(): boolean;
}

/** How long a client may go on sending a body that the cloud has answered without reading. */
const DRAIN_MS = 30_000;
const RETRIABLE = new Set(['GET', 'HEAD', 'OPTIONS']);
const LOST = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/** Carries one request to the cloud and its answer back, both streaming, each slowed to the reader of the other end. */
export function relayExchange(
  req: IncomingMessage,
  res: ServerResponse,
  handler: ExchangeHandler,
  context: RelayContext,
): Turn {
  const relay = new Relay(req, res, handler, context);
  relay.start();
  return relay;
}

class Relay implements Turn {
  readonly #req: IncomingMessage;
  readonly #res: ServerResponse;
  readonly #handler: ExchangeHandler;
  readonly #context: RelayContext;
  readonly #began: number;
  #up: ClientRequest | undefined;
  #firstMs: number | null = null;
  #sent = 0;
  #received = 0;
  #over = false;
  #continued = false;
  #fromCloud: IncomingMessage | undefined;
  /** Why its connection broke before it was whole. */
  #brokeOff: string | undefined;
  /** The cloud's answer has come to its end. */
  #answered = false;

  constructor(req: IncomingMessage, res: ServerResponse, handler: ExchangeHandler, context: RelayContext) {
    this.#req = req;
    this.#res = res;
    this.#handler = handler;
    this.#context = context;
    this.#began = context.clock();
  }

  start(): void {
    const { decision } = this.#handler;
    // The cloud says when its answer was made; an answer without Date stays without.
    this.#res.sendDate = false;
    this.#res.on('close', () => this.#clientClosed());
    // Whatever breaks on this side shows as `close`; without a listener it would end the process.
    this.#res.on('error', () => {});
    this.#req.on('error', () => {});
    if (decision.kind === 'answer') this.#answer(decision, 'refused');
    else if (this.#handler.requestBody) this.#collectRequest(decision, this.#handler.requestBody);
    else this.#forward(decision, false);
  }

  get answering(): boolean {
    return this.#res.headersSent;
  }

  abort(): void {
    this.#finish('client-aborted');
    this.#req.unpipe();
    this.#up?.destroy();
  }

  get #hasBody(): boolean {
    const { headers } = this.#req;
    return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  }

  /** A body that may have to be changed goes on when it is whole. */
  #collectRequest(to: Forward, change: (whole: Buffer) => Buffer): void {
    const parts: Buffer[] = [];
    this.#req.on('data', (chunk: Buffer) => {
      this.#sent += chunk.length;
      this.#handler.requestChunk?.(chunk);
      parts.push(chunk);
    });
    this.#req.on('end', () => {
      if (this.#over) return;
      const body = change(Buffer.concat(parts));
      const headers = mapHeaders(to.headers, (name, value) =>
        name === 'content-length' ? String(body.length) : value,
      );
      this.#forward({ ...to, headers }, false, body);
    });
  }

  #forward(to: Forward, fresh: boolean, body?: Buffer): void {
    const chunked = this.#req.headers['transfer-encoding'] !== undefined;
    const own = endToEnd(to.headers);
    const headers = chunked ? [...own, 'Transfer-Encoding', 'chunked'] : withoutHeaders(own, TRAILER);
    let up: ClientRequest;
    try {
      const { method = 'GET' } = this.#req;
      up = this.#context.agents.request(new URL(to.origin), { method, path: to.target, headers, fresh });
    } catch (error) {
      this.#upstreamFailed(error, to, true);
      return;
    }
    this.#up = up;
    up.on('continue', () => {
      if (this.#req.headers.expect === undefined || this.#res.headersSent) return;
      this.#continued = true;
      this.#res.writeContinue();
    });
    up.on('information', (info) => {
      if (info.statusCode === 102) this.#res.writeProcessing();
      const link = findHeader(info.rawHeaders, 'link');
      if (info.statusCode === 103 && link !== undefined) this.#res.writeEarlyHints({ link });
    });
    up.on('response', (answer) => {
      const fault = responseFault(answer);
      if (fault === undefined) return this.#relayResponse(answer);
      this.#upstreamFailed(Object.assign(new Error(fault), { code: fault }), to, true);
      up.destroy();
    });
    // Without a listener node:http would drop a 101 that nobody asked for, and the client would wait for ever.
    up.on('upgrade', (_, socket) => {
      socket.destroy();
      this.#upstreamFailed(Object.assign(new Error(), { code: 'UPGRADE_UNASKED' }), to, true);
    });
    up.on('error', (error) => this.#upstreamFailed(error, to, fresh));
    up.on('close', () => this.#discardBody(up));
    if (body === undefined) this.#relayRequest(up, chunked);
    else up.end(body);
  }

  #relayRequest(up: ClientRequest, chunked: boolean): void {
    const { requestChunk } = this.#handler;
    if (!this.#hasBody) {
      up.end();
      return;
    }
    this.#req.on('data', (chunk: Buffer) => {
      this.#sent += chunk.length;
      requestChunk?.(chunk);
    });
    this.#req.on('end', () => {
      if (chunked && this.#req.rawTrailers.length > 0) up.addTrailers(pairs(this.#req.rawTrailers));
      up.end();
    });
    up.write(NOTHING);
    this.#req.pipe(up, { end: false });
  }

  #relayResponse(answer: IncomingMessage): void {
    this.#firstMs = this.#context.clock() - this.#began;
    this.#fromCloud = answer;
    const decision = this.#handler.responseHead({
      status: answer.statusCode ?? 0,
      reason: answer.statusMessage ?? '',
      headers: endToEnd(answer.rawHeaders),
    });
    const { transform, collect } = decision;
    // Whether it changed the body is not looked at here: its head is that of a changed one.
    const head = (transform && decision.changed?.(decision.head)) ?? decision.head;
    const chunked = answer.headers['transfer-encoding'] !== undefined;
    const headers = chunked ? [...head.headers] : withoutHeaders(head.headers, TRAILER);
    // A client that was never told to go on will not send its body: what follows on this connection would be taken for it.
    if (this.#req.headers.expect !== undefined && !this.#continued && !this.#req.complete) {
      headers.push('Connection', 'close');
    }
    answer.on('aborted', () => this.#responseLost('ECONNRESET'));
    answer.on('error', (error: NodeJS.ErrnoException) => this.#responseLost(error.code ?? 'ECONNRESET'));
    const writeHead = (extra: readonly string[] = []): void => {
      this.#res.writeHead(head.status, head.reason, [...headers, ...extra] as never);
    };
    answer.on('data', (chunk: Buffer) => {
      this.#received += chunk.length;
      this.#handler.responseChunk?.(chunk);
    });
    if (transform === undefined) {
      writeHead();
      // A slow body's head must not wait for its first byte.
      this.#res.write(NOTHING);
      answer.pipe(this.#res, { end: false });
      answer.on('end', () => this.#endResponse(answer));
    } else if (collect === true) this.#collect(answer, transform, writeHead);
    else {
      writeHead();
      this.#transform(answer, transform);
    }
  }

  #transform(answer: IncomingMessage, transform: BodyTransform): void {
    answer.on('data', (chunk: Buffer) => {
      const out = transform.push(chunk);
      if (out !== undefined && !this.#res.write(out)) answer.pause();
    });
    this.#res.on('drain', () => answer.resume());
    answer.on('end', () => {
      const out = transform.end();
      if (out !== undefined) this.#res.write(out);
      this.#endResponse(answer);
    });
  }

  #collect(
    answer: IncomingMessage,
    transform: BodyTransform,
    writeHead: (extra: readonly string[]) => void,
  ): void {
    const parts: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => {
      const out = transform.push(chunk);
      if (out !== undefined) parts.push(out);
    });
    answer.on('end', () => {
      if (this.#brokeOff !== undefined) return this.#responseLost(this.#brokeOff);
      const out = transform.end();
      if (out !== undefined) parts.push(out);
      const body = Buffer.concat(parts);
      writeHead(['Content-Length', String(body.length)]);
      this.#answered = true;
      this.#res.end(body, () => this.#finish('complete'));
      this.#drain();
    });
  }

  #endResponse(answer: IncomingMessage): void {
    if (this.#brokeOff !== undefined) return this.#responseLost(this.#brokeOff);
    if (answer.rawTrailers.length > 0 && this.#res.hasHeader('content-length') === false) {
      this.#res.addTrailers(pairs(answer.rawTrailers));
    }
    this.#answered = true;
    this.#res.end(() => this.#finish('complete'));
    this.#drain();
  }

  /**
   * The answer is out while the client is still sending: what it sends goes on to the cloud as long as that takes it,
   * since a body cut short on a kept connection would swallow the next request. But not for ever.
   */
  #drain(): void {
    if (this.#req.complete) return;
    const { socket } = this.#req;
    if (this.#up === undefined || this.#up.destroyed) this.#req.resume();
    const timer = setTimeout(() => {
      this.#up?.destroy();
      socket.destroy();
    }, DRAIN_MS);
    this.#req.on('close', () => clearTimeout(timer));
    this.#req.on('end', () => clearTimeout(timer));
  }

  /** The cloud's connection is gone: the rest of the body, if any, has nowhere to go. */
  #discardBody(up: ClientRequest): void {
    if (up !== this.#up || this.#req.complete) return;
    this.#req.unpipe(up);
    this.#req.resume();
  }

  #answer(answer: Answer, end: ExchangeOutcome['end'], error?: string): void {
    const body = Buffer.from(answer.body);
    const headers = [...answer.headers, 'Content-Length', String(body.length)];
    if (!this.#req.complete && this.#hasBody) headers.push('Connection', 'close');
    this.#answered = true;
    this.#res.writeHead(answer.status, headers as never);
    this.#res.end(body, () => this.#finish(end, error));
    this.#drain();
  }

  #responseLost(error: string): void {
    if (this.#answered || this.#over) return;
    this.#finish('upstream-lost', error);
    // The client must see that its answer is not whole.
    this.#res.destroy();
  }

  #upstreamFailed(error: unknown, to: Forward, fresh: boolean): void {
    const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    if (this.#over || this.#answered || this.#res.destroyed) return;
    if (this.#firstMs !== null) {
      // The answer has begun. One that ends with its connection would pass for whole.
      if (this.#fromCloud?.complete === false) this.#brokeOff = code;
      return;
    }
    const up = this.#up;
    const { method = 'GET' } = this.#req;
    if (up?.reusedSocket === true && !fresh && LOST.has(code) && RETRIABLE.has(method) && !this.#hasBody) {
      // A kept connection that the cloud closed just then: nothing was lost but the try.
      this.#forward(to, true);
      return;
    }
    if (up) this.#req.unpipe(up);
    const end = up === undefined || isUnreachable(error) ? 'upstream-unreachable' : 'upstream-lost';
    this.#answer(this.#handler.broken(code), end, code);
  }

  #clientClosed(): void {
    if (this.#res.writableFinished || this.#over) return;
    this.#finish(
      this.#answered && this.#req.complete && this.#res.writableLength === 0 ? 'complete' : 'client-aborted',
    );
    this.#up?.destroy();
  }

  #finish(end: ExchangeOutcome['end'], error?: string): void {
    if (this.#over) return;
    this.#over = true;
    if (!this.#context.over()) return;
    this.#handler.end({
      end,
      firstMs: this.#firstMs,
      totalMs: this.#context.clock() - this.#began,
      sent: this.#sent,
      received: this.#received,
      ...(error === undefined ? {} : { error }),
    });
  }
}

/** Sends a head at once, as Latin-1; `flushHeaders` would send it as UTF-8. */
const NOTHING = Buffer.alloc(0);
const TRAILER = new Set(['trailer']);

/** Failed before a byte of the request could have arrived: no name, no route, no listener, no trust. */
function isUnreachable(error: unknown): boolean {
  const { syscall, code = '' } = error as NodeJS.ErrnoException;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  return /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|ERR_INVALID|EPROTO|ERR_UNESCAPED/.test(code);
}

function pairs(raw: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let at = 0; at + 1 < raw.length; at += 2) list.push([raw[at]!, raw[at + 1]!]);
  return list;
}
