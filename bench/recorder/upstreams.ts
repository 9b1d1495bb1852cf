// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ANSWER_HEADERS, createdBody, pageBody, serverBody } from './answers.js';
import { OTHER_CORE } from './cores.js';
import { startNginx } from './nginx.js';
import { freePort, startNode, type Started } from './spawn-process.js';

/** Makes a certificate for `localhost` that is its own authority, and its key. */
export function makeCertificate(folder: string): { readonly certificate: string; readonly key: string } {
  const [certificate, key] = [join(folder, 'localhost.pem'), join(folder, 'localhost.key')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-days',
      '2',
      '-keyout',
      key,
      '-out',
      certificate,
      ...subject,
    ],
    { stdio: 'ignore' },
  );
  return { certificate, key };
}

/**
 * What answers small requests: a static nginx, so that the load generator's core is not what is measured. Nova's paths,
 * headers and shapes; one port in the clear, one with TLS.
 */
export async function startService(
  nginx: string,
  { folder, certificate, key }: { folder: string; certificate: string; key: string },
): Promise<{ readonly started: Started; readonly port: number; readonly tlsPort: number }> {
  const [port, tlsPort] = [await freePort(), await freePort()];
  const root = join(folder, 'service');
  mkdirSync(root);
  writeFileSync(join(root, 'detail'), pageBody(65_536));
  const headers = ANSWER_HEADERS.map(([name, value]) => `add_header ${name} "${value}";`).join(' ');
  const started = await startNginx('upstream', nginx, {
    port,
    folder,
    core: OTHER_CORE,
    http: `access_log off; sendfile on; tcp_nopush on; open_file_cache max=16; default_type application/json;
  server {
    listen 127.0.0.1:${port} backlog=4096; listen 127.0.0.1:${tlsPort} ssl backlog=4096;
    ssl_certificate ${certificate}; ssl_certificate_key ${key};
    ${headers} add_header x-openstack-request-id req-$request_id; add_header x-compute-request-id req-$request_id;
    location = /compute/v2.1/servers/detail { alias ${root}/detail; }
    location = /compute/v2.1/servers { return 202 '${createdBody()}'; }
    location /compute/v2.1/servers/ {
      if ($request_method = DELETE) { return 204; }
      return 200 '${serverBody(1024)}';
    }
  }`,
  });
  return { started, port, tlsPort };
}

/** What gives and takes one large body. */
export function startStore({ certificate, key }: { certificate: string; key: string }): {
  readonly plain: Promise<Started>;
  readonly tls: Promise<Started>;
} {
  return {
    plain: startNode('upstream', 'upstream', [], OTHER_CORE),
    tls: startNode('upstream with TLS', 'upstream', [certificate, key], OTHER_CORE),
  };
}
