// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import https, { type ServerOptions } from 'node:https';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRunAuthority, type RunAuthority } from '../forward-proxy/run-authority.js';

/** An authority as a run's would be, for tests. */
export function testAuthority(): Promise<RunAuthority> {
  return createRunAuthority({ now: Date.now(), random: randomBytes });
}

/** A cloud on loopback that speaks https, with an authority of its own, for tests. */
export async function startSecureCloud(
  answer: RequestListener,
  options: ServerOptions = {},
  host = '127.0.0.1',
): Promise<{ readonly origin: string; readonly ca: string; readonly port: number; close(): Promise<void> }> {
  const authority = await testAuthority();
  const issued = await authority.issue(['127.0.0.1', '::1', 'localhost']);
  const server = https.createServer({ ...issued, ...options }, answer);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `https://${host.includes(':') ? `[${host}]` : host}:${port}`,
    ca: authority.certificate,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
