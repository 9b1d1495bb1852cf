// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const REASONS = {
  400: 'Bad Request',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  501: 'Not Implemented',
  505: 'HTTP Version Not Supported',
} as const;
export interface Refusal {
  readonly status: keyof typeof REASONS;
  readonly code: string;
}
/** A request that has its turn. */
export interface Turn {
  /** Ends it because the client's bytes are worth nothing any more. */
  abort(): void;
  /** Whether its answer has begun. */
  readonly answering: boolean;
}

/** How long a client that was refused may take to read that. */
const LINGER_MS = 1000;

/**
 * A client's connection. node:http hands over pipelined requests as soon as they are read and an error as soon as it is
 * met; here each waits for its turn, since what stands behind a request may never be answered in its place, and nothing
 * may reach the cloud behind one that ends the connection.
 */
export class ClientConnection {
  readonly #stream: Duplex;
  readonly #told: (refusal: Refusal) => void;
  readonly #waiting: { readonly req: IncomingMessage; readonly start: () => Turn }[] = [];
  #turn: Turn | undefined;
  /** The last request that was read; its body may still be on its way. */
  #last: IncomingMessage | undefined;
  #refusal: Refusal | undefined;
  #ended = false;

  /** @param told called when a refusal has its turn */
  constructor(stream: Duplex, told: (refusal: Refusal) => void) {
    this.#stream = stream;
    this.#told = told;
  }

  /** A request was read. @param start begins to serve it, when all before it are over */
  take(req: IncomingMessage, start: () => Turn): void {
    if (this.#ended || this.#refusal) return;
    this.#last = req;
    this.#waiting.push({ req, start });
    this.#next();
  }

  /** The request whose turn it is has come to its end. */
  over(goesOn: boolean): void {
    this.#turn = undefined;
    if (!goesOn || this.#stream.destroyed) this.#ended = true;
    this.#next();
  }

  /** What was read last is none, or the body of the last request is broken: nothing behind it counts. */
  refuse(refusal: Refusal): void {
    if (this.#ended || this.#refusal) return;
    this.#refusal = refusal;
    const last = this.#last;
    if (last && !last.complete) {
      const at = this.#waiting.findIndex(({ req }) => req === last);
      if (at >= 0) this.#waiting.splice(at, 1);
      else return this.#spoil(refusal);
    }
    this.#next();
  }

  #next(): void {
    if (this.#turn) return;
    if (this.#ended) {
      this.#waiting.length = 0;
      return;
    }
    const next = this.#waiting.shift();
    if (next) this.#turn = next.start();
    else if (this.#refusal) this.#tell(this.#refusal);
  }

  #spoil(refusal: Refusal): void {
    const turn = this.#turn;
    const answering = turn === undefined || turn.answering;
    // The exchange itself is written down as broken off.
    turn?.abort();
    this.#ended = true;
    if (answering) this.#stream.destroy();
    else this.#answer(refusal);
  }

  #tell(refusal: Refusal): void {
    this.#ended = true;
    this.#told(refusal);
    this.#answer(refusal);
  }

  #answer({ status }: Refusal): void {
    if (!this.#stream.writable) return void this.#stream.destroy();
    this.#stream.end(
      `HTTP/1.1 ${status} ${REASONS[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
    // Closed at once, with bytes unread, the connection would be reset and the answer lost.
    const timer = setTimeout(() => this.#stream.destroy(), LINGER_MS);
    this.#stream.on('close', () => clearTimeout(timer));
  }
}
