// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** What a stranger may send, and how long that may take. */
export interface BodyLimits {
  readonly bytes: number;
  /** For the whole body, in milliseconds. */
  readonly milliseconds: number;
  /** Between two pieces of it, in milliseconds. */
  readonly idleMilliseconds: number;
}

/**
 * The pieces of a request's body, held to limits: whoever sends one byte a minute would otherwise keep a connection, a
 * scratch file and a place in the queue for ever.
 * @throws TouchstoneError REQUEST_TOO_LARGE, REQUEST_TOO_SLOW
 */
export async function* limitedBody(
  body: AsyncIterable<Uint8Array>,
  limits: BodyLimits,
): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  const whole = timer(limits.milliseconds);
  let bytes = 0;
  try {
    for (;;) {
      const idle = timer(limits.idleMilliseconds);
      const next = await Promise.race([pieces.next(), whole.over, idle.over]).finally(idle.stop);
      if (next === 'over') throw tooSlow(limits);
      if (next.done === true) return;
      bytes += next.value.byteLength;
      if (bytes > limits.bytes) throw tooLarge(limits);
      yield next.value;
    }
  } finally {
    whole.stop();
    // Not awaited: a body that is waited for in vain would never let go.
    void pieces.return?.().catch(() => undefined);
  }
}

/** The whole of a small body. @throws TouchstoneError REQUEST_TOO_LARGE, REQUEST_TOO_SLOW */
export async function readBody(body: AsyncIterable<Uint8Array>, limits: BodyLimits): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of limitedBody(body, limits)) pieces.push(piece);
  return Buffer.concat(pieces);
}

function timer(milliseconds: number): { readonly over: Promise<'over'>; stop(): void } {
  let handle: NodeJS.Timeout | undefined;
  const over = new Promise<'over'>((resolve) => {
    handle = setTimeout(() => resolve('over'), milliseconds);
  });
  return { over, stop: () => clearTimeout(handle) };
}

function tooSlow({ milliseconds, idleMilliseconds }: BodyLimits): TouchstoneError {
  return new TouchstoneError('REQUEST_TOO_SLOW', 'The body did not arrive in time.', {
    hint: `Send it within ${milliseconds / 1000} s, and never pause for ${idleMilliseconds / 1000} s.`,
  });
}

function tooLarge({ bytes }: BodyLimits): TouchstoneError {
  return new TouchstoneError('REQUEST_TOO_LARGE', `The body has more than ${bytes} bytes.`, {
    hint: 'Certify fewer runs in one bundle.',
    details: { limit: bytes },
  });
}
