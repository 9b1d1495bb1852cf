// SPDX-License-Identifier: Apache-2.0
import type http from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on loopback, tells the parent the port, and ends with it. */
export async function serve(server: http.Server): Promise<void> {
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tellParent((server.address() as AddressInfo).port);
}

/** Says that this process is ready; when the parent goes, so does it. */
export function tellParent(port: number): void {
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port });
}
