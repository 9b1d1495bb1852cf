// SPDX-License-Identifier: Apache-2.0
import net, { type Socket } from 'node:net';

interface Handled {
  _handle: object | null;
}

/**
 * Makes a server's socket read into a buffer of ours. `onread` can only be told when a socket is made, and a server makes
 * its own: so the connection's handle, which node:cluster moves in the same way (net.Socket's `handle` option), goes to a
 * socket that is told.
 * @param socket paused since it was accepted: nothing was read of it
 * @returns undefined where there is no such handle: then it must be read as any stream
 */
export function readInto(
  socket: Socket,
  onread: { buffer: () => Buffer; callback: (length: number, buffer: Uint8Array) => boolean },
): Socket | undefined {
  const handle = (socket as unknown as Handled)._handle;
  if (handle === null || typeof handle !== 'object' || socket.bytesRead > 0 || 'encrypted' in socket)
    return undefined;
  (socket as unknown as Handled)._handle = null;
  socket.destroy();
  return new net.Socket({ handle, onread, allowHalfOpen: true, noDelay: true } as net.SocketConstructorOpts);
}
