// SPDX-License-Identifier: Apache-2.0
import type { Socket } from 'node:net';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import type { Step } from './torture-case.js';

/** How bytes are cut on their way: in one write, or in slices of a byte (of more, where they are many). */
export type Slicing = 'whole' | 'sliced';
const MOST_SLICES = 400;
const PATIENCE_MS = 4000;

/**
 * Does what the steps say on a socket, as long as it can be written to.
 * @param fill puts nonces into text
 * @param seen what the other side has sent, in Latin-1
 * @param isWhole whether the other side's message is complete
 */
export async function playSteps(
  socket: Socket,
  steps: readonly Step[],
  {
    fill,
    seen,
    slicing,
    isWhole = () => true,
  }: {
    readonly fill: (text: string) => string;
    readonly seen: () => string;
    readonly slicing: Slicing;
    readonly isWhole?: () => boolean;
  },
): Promise<void> {
  for (const step of steps) {
    if (socket.destroyed) return;
    if (typeof step === 'string') await send(socket, fill(step), slicing);
    else if ('repeat' in step) await send(socket, step.repeat.repeat(step.times), slicing);
    else if ('wait' in step) await sleep(step.wait);
    else if ('until' in step) await until(() => seen().includes(fill(step.until)), socket);
    else if ('whole' in step) await until(isWhole, socket);
    else if ('end' in step) socket.end();
    else socket.resetAndDestroy();
  }
}

async function send(socket: Socket, text: string, slicing: Slicing): Promise<void> {
  const bytes = Buffer.from(text, 'latin1');
  const size = slicing === 'whole' ? bytes.length : Math.ceil(bytes.length / MOST_SLICES);
  for (let at = 0; at < bytes.length && socket.writable; at += size) {
    if (!socket.write(bytes.subarray(at, at + size))) {
      await Promise.race([new Promise((resolve) => socket.once('drain', resolve)), sleep(200)]);
    }
    if (slicing === 'sliced') await turn();
  }
}

async function until(holds: () => boolean, socket: Socket): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (!holds() && !socket.destroyed && performance.now() < end) await sleep(2);
}
