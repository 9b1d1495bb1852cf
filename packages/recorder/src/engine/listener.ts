// SPDX-License-Identifier: Apache-2.0
import net, { type AddressInfo, type Socket } from 'node:net';
import tls from 'node:tls';
import { cannotListen } from './cannot-listen.js';
import type { ServedTls } from './engine.js';

/** Takes connections at one address. */
export interface Listener {
  /** @throws TouchstoneError RECORDER_LISTEN */
  listen(address: { readonly host: string; readonly port: number }): Promise<{ host: string; port: number }>;
  /** Takes no more of them. */
  close(): void;
}

/** @param serve the certificate to show; without one connections are in the clear, and paused until they are read */
export function createListener(serve: ServedTls | undefined, accept: (socket: Socket) => void): Listener {
  const server = serve
    ? tls.createServer({ ...serve, noDelay: true, allowHalfOpen: true }, accept)
    : net.createServer({ noDelay: true, pauseOnConnect: true, allowHalfOpen: true }, accept);
  // A client that does not get through the handshake has asked for nothing.
  server.on('tlsClientError', () => {});
  return {
    listen: ({ host, port }) =>
      new Promise((resolve, reject) => {
        server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(host, port, error)));
        server.listen(port, host, () => {
          const address = server.address() as AddressInfo;
          resolve({ host: address.address, port: address.port });
        });
      }),
    close: () => void server.close(),
  };
}
