// SPDX-License-Identifier: Apache-2.0
import type { Duplex } from 'node:stream';
import type { Upstream } from './upstream.js';

const NOTHING = Buffer.alloc(0);

/** Both connections joined byte for byte, each slowed to the reader of the other end; when one ends, so does the other. */
export class Tunnel {
  readonly #client: Duplex;
  readonly #up: Upstream;
  readonly #over: (sent: number, received: number) => void;
  #sent = 0;
  #received = 0;

  constructor(client: Duplex, up: Upstream, over: (sent: number, received: number) => void) {
    this.#client = client;
    this.#up = up;
    this.#over = over;
  }

  fromCloud(buffer: Buffer, from: number, to: number): boolean {
    if (from === to) return true;
    this.#received += to - from;
    this.#client.write(buffer.subarray(from, to));
    if (this.#client.writableLength === 0) return true;
    this.#client.write(NOTHING, () => this.#up.resume());
    return false;
  }

  fromClient(buffer: Buffer, from: number, to: number): number {
    this.#sent += to - from;
    const { socket } = this.#up;
    socket.write(buffer.subarray(from, to));
    if (socket.writableLength > 0) {
      this.#client.pause();
      socket.write(NOTHING, () => this.#client.resume());
    }
    return to;
  }

  cloudGone(): void {
    this.#client.end(() => this.#client.destroy());
    this.#over(this.#sent, this.#received);
  }

  clientGone(): void {
    this.#client.destroy();
    const { socket } = this.#up;
    socket.end(() => socket.destroy());
    this.#over(this.#sent, this.#received);
  }
}
