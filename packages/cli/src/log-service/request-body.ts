// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TouchstoneError } from '@touchstone/model';

/** What is left of a body that was refused is read on for so long, so that its sender gets to read why. */
const LINGER_MILLISECONDS = 5_000;

/** A body that its sender breaks off is the sender's doing and no defect of ours. The answer still needs the connection. */
export async function* bodyOf(raw: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    yield* raw.iterator({ destroyOnReturn: false });
  } catch (cause) {
    throw new TouchstoneError('CLI_REQUEST_CUT', 'The body ended before its end.', {
      hint: 'Send it again.',
      cause,
    });
  }
}

/** Called when a request was answered. */
export function linger(raw: IncomingMessage): void {
  if (raw.complete) return;
  const { socket }: { socket: Socket } = raw;
  const timer = setTimeout(() => socket.destroy(), LINGER_MILLISECONDS);
  raw.once('end', () => clearTimeout(timer)).resume();
  socket.once('close', () => clearTimeout(timer));
}
