// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TouchstoneError } from '@touchstone/model';
import type { EmbeddedCloud } from '../cloud/embedded-cloud.js';
import { cloudListener } from './cloud-listener.js';

export interface ListenOptions {
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
}

/** Milliseconds that an idle connection is kept. */
const KEEP_ALIVE = 75_000;

export interface ListeningCloud {
  /** "http://127.0.0.1:41234" */
  readonly origin: string;
  /** What clients call `OS_AUTH_URL`. */
  readonly authUrl: string;
  close(): Promise<void>;
}

/**
 * Puts a cloud on one port, one path per service, and makes its catalog lead there.
 * @throws TouchstoneError CLOUD_CANNOT_LISTEN
 */
export async function listenCloud(
  cloud: EmbeddedCloud,
  options: ListenOptions = {},
): Promise<ListeningCloud> {
  const host = options.host ?? '127.0.0.1';
  const listener = cloudListener(cloud);
  const server = createServer(listener);
  // The client decides how long an upload takes; a large image over a slow line must not be cut.
  server.requestTimeout = 0;
  // Clients keep connections for reuse; one that we close while they write to it would fail for no fault of theirs.
  server.keepAliveTimeout = KEEP_ALIVE;
  server.headersTimeout = KEEP_ALIVE + 5000;
  server.on('checkContinue', listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(cannotListen(host, options.port ?? 0, cause)));
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  cloud.setOrigin(origin);
  return {
    origin,
    authUrl: `${origin}/identity/v3`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function cannotListen(host: string, port: number, cause: unknown): TouchstoneError {
  return new TouchstoneError('CLOUD_CANNOT_LISTEN', `the embedded cloud cannot listen on ${host}:${port}`, {
    hint: 'choose another address or port, or let it take any free port with port 0',
    details: { host, port },
    cause,
  });
}
