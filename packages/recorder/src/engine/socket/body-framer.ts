// SPDX-License-Identifier: Apache-2.0
import { ChunkedFramer, type OnPayload } from './chunked-framer.js';

export type BodyKind = 'none' | 'length' | 'chunked' | 'close';

/** Finds where one message's body ends; the same object serves message after message of a connection. */
export class BodyFramer {
  kind: BodyKind = 'none';
  done = true;
  wrong: string | undefined;
  /** Bytes of data so far, framing not counted. */
  payload = 0;
  #left = 0;
  #chunks: ChunkedFramer | undefined;
  #onPayload: OnPayload | undefined;
  readonly #count: OnPayload = (buffer, from, to) => {
    this.payload += to - from;
    this.#onPayload?.(buffer, from, to);
  };

  /** @param length bytes, for kind `length` */
  begin(kind: BodyKind, length: number): void {
    this.kind = kind;
    this.#left = length;
    this.payload = 0;
    this.wrong = undefined;
    this.done = kind === 'none' || (kind === 'length' && length === 0);
    if (kind === 'chunked') (this.#chunks ??= new ChunkedFramer()).reset();
  }

  /**
   * @param onPayload sees the data, without chunks' framing
   * @returns where it stopped: behind what belongs to this body and is right
   */
  take(buffer: Buffer, from: number, to: number, onPayload: OnPayload | undefined): number {
    if (this.done || from >= to) return from;
    if (this.kind === 'chunked') return this.#takeChunks(buffer, from, to, onPayload);
    const end = this.kind === 'length' ? Math.min(to, from + this.#left) : to;
    this.payload += end - from;
    onPayload?.(buffer, from, end);
    if (this.kind === 'length') {
      this.#left -= end - from;
      this.done = this.#left === 0;
    }
    return end;
  }

  #takeChunks(buffer: Buffer, from: number, to: number, onPayload: OnPayload | undefined): number {
    const chunks = this.#chunks!;
    this.#onPayload = onPayload;
    const end = chunks.take(buffer, from, to, this.#count);
    this.#onPayload = undefined;
    this.done = chunks.done;
    this.wrong = chunks.wrong;
    return end;
  }
}
