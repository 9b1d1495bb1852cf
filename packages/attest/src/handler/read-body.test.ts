// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitedBody, readBody } from './read-body.js';

const LIMITS = { bytes: 1000, milliseconds: 200, idleMilliseconds: 60 };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function* pieces(all: readonly Uint8Array[], pause = 0): AsyncGenerator<Uint8Array> {
  for (const piece of all) {
    if (pause > 0) await wait(pause);
    yield piece;
  }
}

describe('a body', () => {
  it('is read whole up to its limit, however it is cut, and not a byte beyond', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 8 }), async (all) => {
        const whole = Buffer.concat(all);
        const read = readBody(pieces(all), LIMITS);
        if (whole.byteLength <= LIMITS.bytes) expect(Buffer.compare(await read, whole)).toBe(0);
        else await expect(read).rejects.toMatchObject({ code: 'REQUEST_TOO_LARGE' });
      }),
    );
  });

  it('may neither pause for long nor take long in all', async () => {
    const drops = Array.from({ length: 30 }, () => Uint8Array.of(1));
    await expect(readBody(pieces(drops, 80), LIMITS)).rejects.toMatchObject({ code: 'REQUEST_TOO_SLOW' });
    await expect(readBody(pieces(drops, 20), LIMITS)).rejects.toMatchObject({ code: 'REQUEST_TOO_SLOW' });
    expect((await readBody(pieces(drops.slice(0, 4), 20), LIMITS)).byteLength).toBe(4);
  });

  it('is let go of when it is refused', async () => {
    let isReleased = false;
    const body = (async function* () {
      try {
        for (;;) yield new Uint8Array(600);
      } finally {
        isReleased = true;
      }
    })();
    await expect(readBody(body, LIMITS)).rejects.toMatchObject({ code: 'REQUEST_TOO_LARGE' });
    expect(isReleased).toBe(true);
  });

  it('hands on what broke it off', async () => {
    const broken = (async function* () {
      yield Uint8Array.of(1);
      throw new Error('ECONNRESET');
    })();
    await expect(readBody(broken, LIMITS)).rejects.toThrow('ECONNRESET');
  });

  it('does not count the time that its reader takes as a pause', async () => {
    const read: number[] = [];
    for await (const piece of limitedBody(pieces([Uint8Array.of(1), Uint8Array.of(2)]), LIMITS)) {
      await wait(80);
      read.push(piece[0] ?? 0);
    }
    expect(read).toEqual([1, 2]);
  });
});
