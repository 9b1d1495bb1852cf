// SPDX-License-Identifier: Apache-2.0
import type { TlsOptions } from 'node:tls';
import type { Exchange } from '@touchstone/model';
import type { RawHeaders } from '../raw-headers.js';

/**
 * What moves the bytes. An engine knows HTTP's framing and nothing of OpenStack: it tells heads, chunks and ends, and asks
 * for decisions where a message's head is complete, when nothing of it has gone on yet. Everything else (mounts, rewriting,
 * recording) stands behind `OnRequest`, so that an engine on bare sockets can take the place of the one on node:http.
 */
export interface Engine {
  /** @throws TouchstoneError RECORDER_LISTEN */
  listen(address: {
    readonly host: string;
    readonly port: number;
  }): Promise<{ readonly host: string; readonly port: number }>;
  /**
   * Takes no new connections, waits for exchanges under way, then cuts them.
   * @returns how many were cut: their handlers hear no `end`
   */
  close(graceMs: number): Promise<{ readonly open: number }>;
  /** Exchanges under way. */
  readonly open: number;
  /** Requests that were no HTTP and were refused. */
  readonly malformed: number;
}

export interface EngineOptions {
  /** Called when a connection brought what is no request of this protocol and was refused. MUST NOT throw. */
  readonly onMalformed?: (refusal: {
    readonly status: number;
    readonly code: string;
    readonly at: number;
  }) => void;
  /** Milliseconds since the recording began. */
  readonly clock: () => number;
  /** Towards the cloud: whom to trust, and with which certificate to show oneself. */
  readonly tls: UpstreamTls;
  /** Set, clients are served https with it. An engine that cannot MUST throw when it is made. */
  readonly serve?: ServedTls;
  /** Those that are not given are ENGINE_LIMITS'. */
  readonly limits?: Partial<EngineLimits>;
}

/** All of it PEM. */
export interface UpstreamTls {
  readonly ca?: string | Buffer;
  readonly cert?: string | Buffer;
  readonly key?: string | Buffer;
  /** Take any certificate. */
  readonly insecure?: boolean;
}
/** The certificate to show to clients: the default, and one by the name that a client wants. */
export type ServedTls = Pick<TlsOptions, 'SNICallback' | 'cert' | 'key'>;

/** How a connection came that was not made to the engine's own address. */
export interface Arrival {
  readonly via: 'forward-proxy';
  /** The origin that the client means; undefined where each request names it by an absolute-form target. */
  readonly origin?: string;
}

/** What a peer may ask of an engine. No limit on a request's duration: uploads may take hours. */
export interface EngineLimits {
  /** Bytes of one head, its first line included; both ways. */
  readonly headBytes: number;
  /** Milliseconds a client may take for a head. */
  readonly headMs: number;
  /** Milliseconds a client's connection is kept without a request. */
  readonly idleMs: number;
}
export const ENGINE_LIMITS: EngineLimits = Object.freeze({
  headBytes: 64 * 1024,
  headMs: 60_000,
  // Longer than clients keep connections, so that it is they who give them up.
  idleMs: 75_000,
});
export type CreateEngine = (options: EngineOptions, onRequest: OnRequest) => Engine;

/** Called when a request's head is complete. MUST NOT throw. */
export type OnRequest = (head: RequestHead) => ExchangeHandler;

export interface RequestHead {
  readonly method: string;
  /** The request target as it came: origin form, or absolute form. */
  readonly target: string;
  /** Equal heads may bring the very same array: what is made from it may be kept by it (a WeakMap), and it is never changed. */
  readonly headers: RawHeaders;
  /** When the head was complete. */
  readonly at: number;
  readonly arrival?: Arrival;
}
export interface ResponseHead {
  readonly status: number;
  readonly reason: string;
  /** End-to-end headers; the engine does framing and connection. Given back as the very array: they go on as they came. */
  readonly headers: RawHeaders;
}

export interface Forward {
  readonly kind: 'forward';
  readonly origin: string;
  /** Path and query. */
  readonly target: string;
  /** End-to-end headers, Host among them. The same array again: the engine keeps its text. */
  readonly headers: RawHeaders;
}
export interface Answer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: RawHeaders;
  readonly body: string;
}

/** Changes a body on its way. Chunks in, chunks out; undefined is nothing to send yet. */
export interface BodyTransform {
  /**
   * Changes a body that is in hand whole, in place of `push` and `end`. Bytes are valid only during the call.
   * @returns the very buffer it was given when nothing changes: then its own head and bytes go on
   */
  whole?(body: Buffer): Buffer;
  push(chunk: Buffer): Buffer | undefined;
  end(): Buffer | undefined;
}
export interface ResponseDecision {
  readonly head: ResponseHead;
  /** The head for a body that the transform did change, where that is another one. */
  readonly changed?: (head: ResponseHead) => ResponseHead;
  readonly transform?: BodyTransform;
  /**
   * Whether to collect the transform's output and send it with its length. Otherwise a transformed body goes on as it
   * comes, without a length. Set only where the body is known to be small.
   */
  readonly collect?: boolean;
}

/** How an exchange ended; `refused` is the recorder's own answer. */
export interface ExchangeOutcome {
  readonly end: Exchange['end'];
  readonly firstMs: number | null;
  readonly totalMs: number;
  /** Bytes of the request body, and of the response body as the cloud sent it. */
  readonly sent: number;
  readonly received: number;
  /** The system's word for what broke: `ECONNREFUSED`. */
  readonly error?: string;
}

/** One exchange. Chunk callbacks are optional: an engine skips what nobody listens to. MUST NOT throw. */
export interface ExchangeHandler {
  readonly decision: Forward | Answer;
  readonly requestChunk?: (chunk: Buffer) => void;
  /**
   * Set where a request's body, of known and small length, may have to be changed: the engine collects it and sends on what
   * this returns, with that length in place of the decision's. `requestChunk` and `sent` are of the client's own bytes.
   */
  readonly requestBody?: (whole: Buffer) => Buffer;
  responseHead(head: ResponseHead): ResponseDecision;
  /** Whether this exchange wants to see response chunks, asked after `responseHead`. */
  responseChunk?(chunk: Buffer): void;
  /** What to tell a client whose exchange broke before the cloud answered. */
  broken(error: string): Answer;
  end(outcome: ExchangeOutcome): void;
}
