// SPDX-License-Identifier: Apache-2.0
import type { Socket } from 'node:net';
import type { EngineLimits } from '../engine.js';
import { BodyFramer } from './body-framer.js';
import { HeadReader } from './head-reader.js';
import { LastHead } from './last-head.js';
import { ReadBuffer } from './read-buffer.js';
import { mayBeResponse } from './response-head.js';

/** Who an answer is for. */
export interface UpstreamUser {
  /** The connection stands: what is to be sent may be sent. */
  upstreamReady(): void;
  /**
   * Bytes came; they are valid only during the call.
   * @returns whether to go on reading
   */
  receive(buffer: Buffer, length: number): boolean;
  /** No more will come: an orderly end, or what broke. */
  upstreamGone(error: NodeJS.ErrnoException | undefined): void;
}

/** One connection to the cloud, for one exchange at a time. */
export class Upstream {
  readonly origin: string;
  readonly head: HeadReader;
  readonly framer = new BodyFramer();
  readonly lastHead = new LastHead();
  readonly buffer = new ReadBuffer();
  socket!: Socket;
  user: UpstreamUser | undefined;
  ready = false;
  /** It has carried an exchange before. */
  reused = false;
  /** When it became idle, by the engine's ticks. */
  idleSince = 0;
  gone = false;
  #paused = false;

  constructor(origin: string, limits: EngineLimits) {
    this.origin = origin;
    this.head = new HeadReader(limits.headBytes, mayBeResponse, false);
  }

  /** @param readyEvent `connect`, or `secureConnect` where the certificate must have been looked at first */
  attach(socket: Socket, readyEvent: string, left: () => void): void {
    this.socket = socket;
    let failure: NodeJS.ErrnoException | undefined;
    const end = (): void => {
      if (this.gone) return;
      this.gone = true;
      this.buffer.release();
      left();
      const { user } = this;
      this.user = undefined;
      user?.upstreamGone(failure);
    };
    socket.on('error', (error) => {
      failure = error;
      end();
    });
    socket.on('end', end);
    socket.on('close', end);
    socket.on(readyEvent, () => {
      this.ready = true;
      this.user?.upstreamReady();
    });
  }

  /** Called for every read. Bytes that nobody asked for end the connection: the next exchange would take them for its answer. */
  readonly onRead = (length: number, buffer: Uint8Array): boolean => {
    if (this.user === undefined) {
      this.destroy();
      return false;
    }
    this.buffer.note(length);
    if (this.user.receive(buffer as Buffer, length)) return true;
    this.#paused = !this.gone;
    return false;
  };

  resume(): void {
    if (!this.#paused || this.gone) return;
    this.#paused = false;
    this.socket.resume();
  }

  /** Whether all that was written has left. */
  get flushed(): boolean {
    return this.socket.writableLength === 0;
  }

  /** Ends it without a word to its user. */
  destroy(): void {
    this.user = undefined;
    this.socket.destroy();
  }
}
