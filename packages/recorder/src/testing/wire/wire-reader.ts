// SPDX-License-Identifier: Apache-2.0
import type { WireFraming } from './wire-framing.js';
import { parseWireFields, parseWireHead, WireError, type WireHead } from './wire-head.js';

/** A whole message. */
export interface WireMessage extends WireHead {
  /** Without the framing of chunks. */
  readonly body: Buffer;
  readonly trailers: readonly string[];
  readonly framing: WireFraming;
}
export interface WireEvents {
  /** A head is complete; says how its message ends. */
  head(head: WireHead): WireFraming;
  /** Some bytes of its body. */
  chunk?(bytes: Buffer): void;
  message(message: WireMessage): void;
}

/**
 * A second, slow and strict reader of HTTP/1.1 that shares no code with any engine: tests read with it what an engine sent.
 * Whatever is ambiguous is an error.
 */
export class WireReader {
  readonly #events: WireEvents;
  #buffer: Buffer = Buffer.alloc(0);
  #searched = 0;
  #head: WireHead | undefined;
  #framing: WireFraming = { kind: 'none' };
  #parts: Buffer[] = [];
  #left = 0;
  #state: 'head' | 'length' | 'close' | 'size' | 'data' | 'trailers' = 'head';

  constructor(events: WireEvents) {
    this.#events = events;
  }

  /** Bytes of a message that has begun and is not complete. */
  get pending(): boolean {
    return this.#state !== 'head' || this.#buffer.length > 0;
  }
  /** The head of the message under way, if it is complete. */
  get head(): WireHead | undefined {
    return this.#head;
  }
  /** What has come of the body of the message under way. */
  get partial(): Buffer {
    return Buffer.concat(this.#parts);
  }

  /** @throws WireError */
  push(bytes: Buffer): void {
    this.#buffer = this.#buffer.length === 0 ? bytes : Buffer.concat([this.#buffer, bytes]);
    while (this.#step());
  }

  /** The other side has closed. @throws WireError when a message is cut off by it */
  end(): void {
    if (this.#state === 'close') return this.#complete([]);
    if (this.pending) throw new WireError(`closed within a message, ${this.#state}`);
  }

  /** Whether more may be read. */
  #step(): boolean {
    switch (this.#state) {
      case 'head':
        return this.#readHead();
      case 'size':
        return this.#readSize();
      case 'trailers':
        return this.#readTrailers();
      default:
        return this.#readBody();
    }
  }

  #readHead(): boolean {
    const text = this.#takeTo('\r\n\r\n');
    if (text === undefined) return false;
    this.#head = parseWireHead(text);
    const framing = this.#events.head(this.#head);
    this.#framing = framing;
    if (framing.kind === 'none') this.#complete([]);
    else if (framing.kind === 'chunked') this.#state = 'size';
    else {
      this.#state = framing.kind;
      this.#left = framing.kind === 'length' ? framing.length : Infinity;
      if (this.#left === 0) this.#complete([]);
    }
    return true;
  }

  #readSize(): boolean {
    const line = this.#takeTo('\r\n');
    if (line === undefined) return false;
    const match = /^([0-9A-Fa-f]{1,12})(?:[ \t]*;[\t\x20-\x7e\x80-\xff]*)?$/.exec(line);
    if (!match) throw new WireError(`no chunk: ${JSON.stringify(line)}`);
    this.#left = Number.parseInt(match[1]!, 16);
    this.#state = this.#left === 0 ? 'trailers' : 'data';
    return true;
  }

  #readBody(): boolean {
    const part = this.#buffer.subarray(0, this.#left);
    if (part.length > 0) {
      this.#parts.push(part);
      this.#events.chunk?.(part);
      this.#buffer = this.#buffer.subarray(part.length);
      this.#left -= part.length;
    }
    if (this.#left > 0) return false;
    if (this.#state === 'length') {
      this.#complete([]);
      return true;
    }
    if (this.#buffer.length < 2) return false;
    if (this.#buffer.toString('latin1', 0, 2) !== '\r\n') throw new WireError('a chunk without its line end');
    this.#buffer = this.#buffer.subarray(2);
    this.#state = 'size';
    return true;
  }

  #readTrailers(): boolean {
    if (this.#buffer.toString('latin1', 0, 2) === '\r\n') {
      this.#buffer = this.#buffer.subarray(2);
      this.#complete([]);
      return true;
    }
    const text = this.#takeTo('\r\n\r\n');
    if (text === undefined) return false;
    this.#complete(parseWireFields(text.split('\r\n')));
    return true;
  }

  #complete(trailers: readonly string[]): void {
    const message = { ...this.#head!, body: this.partial, trailers, framing: this.#framing };
    this.#head = undefined;
    this.#parts = [];
    this.#state = 'head';
    this.#searched = 0;
    this.#events.message(message);
  }

  /** What stands before a mark, and the mark itself, taken away. */
  #takeTo(mark: string): string | undefined {
    const at = this.#buffer.indexOf(mark, Math.max(0, this.#searched - mark.length), 'latin1');
    this.#searched = this.#buffer.length;
    if (at < 0) return undefined;
    const text = this.#buffer.toString('latin1', 0, at);
    this.#buffer = this.#buffer.subarray(at + mark.length);
    this.#searched = 0;
    return text;
  }
}
