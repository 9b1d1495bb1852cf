// SPDX-License-Identifier: Apache-2.0
import type { Duplex } from 'node:stream';
import type { BodyTransform } from '../engine.js';

/** Takes an answer's data and sends it in another framing than it came in. */
export interface AnswerBody {
  payload(bytes: Buffer): void;
  end(): void;
}

/** Data only, to the end of the connection. */
export function plainBody(client: Duplex): AnswerBody {
  return { payload: (bytes) => void client.write(bytes), end: () => {} };
}

export function chunkedBody(client: Duplex): AnswerBody {
  return {
    payload(bytes) {
      if (bytes.length === 0) return;
      client.cork();
      client.write(`${bytes.length.toString(16)}\r\n`, 'latin1');
      client.write(bytes);
      client.write('\r\n', 'latin1');
      client.uncork();
    },
    end: () => void client.write('0\r\n\r\n', 'latin1'),
  };
}

/** Data that is changed on its way. A transform may keep what it is given, so it is given copies. */
export function transformedBody(transform: BodyTransform, next: AnswerBody): AnswerBody {
  return {
    payload(bytes) {
      const out = transform.push(Buffer.from(bytes));
      if (out !== undefined) next.payload(out);
    },
    end() {
      const out = transform.end();
      if (out !== undefined) next.payload(out);
      next.end();
    },
  };
}

/** Data that is held until it is whole, for a head that tells its length. */
export function collectedBody(transform: BodyTransform, send: (whole: Buffer) => void): AnswerBody {
  const parts: Buffer[] = [];
  return {
    payload(bytes) {
      const out = transform.push(Buffer.from(bytes));
      if (out !== undefined) parts.push(out);
    },
    end() {
      const out = transform.end();
      if (out !== undefined) parts.push(out);
      send(Buffer.concat(parts));
    },
  };
}

/** Data that is held as it is until it is whole. @param size bytes that will come */
export function gatheredBody(size: number, send: (whole: Buffer) => void): AnswerBody {
  // Pages that are never filled take no memory, if less comes than was promised.
  const whole = Buffer.allocUnsafeSlow(size);
  let at = 0;
  return {
    payload(bytes) {
      at += bytes.copy(whole, at);
    },
    end: () => send(whole),
  };
}
