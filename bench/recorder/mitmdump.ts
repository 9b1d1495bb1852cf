// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import type { Contender } from './scene.js';
import { freePort, startServer } from './spawn-process.js';

/** mitmdump as a recording reverse proxy; large bodies pass through it unrecorded, as its manual advises. */
export function mitmdumpContender(mitmdump: string): Contender {
  const name = 'mitmdump, recording';
  return {
    name,
    async start({ upstream, certificate, folder }) {
      const port = await freePort();
      const mode = `reverse:${upstream.tls ? 'https://localhost' : 'http://127.0.0.1'}:${upstream.port}`;
      const set = [
        `confdir=${join(folder, 'mitmproxy')}`,
        'stream_large_bodies=1m',
        ...(upstream.tls ? [`ssl_verify_upstream_trusted_ca=${certificate}`] : []),
      ];
      const options = [
        '--quiet',
        '--mode',
        mode,
        '--listen-host',
        '127.0.0.1',
        '--listen-port',
        String(port),
        '--save-stream-file',
        join(folder, `mitmdump-${port}.flows`),
        ...set.flatMap((one) => ['--set', one]),
      ];
      return { ...(await startServer(name, mitmdump, options, { port, cwd: folder })), slow: true };
    },
  };
}
