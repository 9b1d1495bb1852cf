// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './scene.js';
import { freePort, startServer } from './spawn-process.js';

/** HAProxy as a reverse proxy: one thread, upstream connections shared between clients, no log. */
export function haproxyContender(haproxy: string): Contender {
  const name = 'HAProxy';
  return {
    name,
    async start({ upstream, certificate, folder }) {
      const port = await freePort();
      const file = join(folder, `haproxy-${port}.cfg`);
      const tls = upstream.tls ? `ssl verify required ca-file ${certificate} sni str(localhost)` : '';
      writeFileSync(
        file,
        `global
  nbthread 1
  maxconn 8192
defaults
  mode http
  timeout connect 10s
  timeout client 300s
  timeout server 300s
  http-reuse always
frontend in
  bind 127.0.0.1:${port} backlog 4096
  default_backend cloud
backend cloud
  server one 127.0.0.1:${upstream.port} ${tls}
`,
      );
      return startServer(name, haproxy, ['-db', '-f', file], { port, cwd: folder });
    },
  };
}
