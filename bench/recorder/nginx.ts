// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender, Scene } from './scene.js';
import { freePort, startServer, type Started } from './spawn-process.js';

const TUNED =
  'proxy_buffers 16 256k; proxy_buffer_size 256k; proxy_busy_buffers_size 512k; proxy_max_temp_file_size 0; ' +
  'proxy_request_buffering off; client_body_buffer_size 256k;';
/** What a recording would need at least, as nginx can tell it. */
const JSON_LOG =
  `log_format json escape=json '{"at":"$msec","method":"$request_method","path":"$uri","query":"$args",` +
  `"status":"$status","seconds":"$request_time","first":"$upstream_header_time","sent":"$request_length",` +
  `"received":"$body_bytes_sent","id":"$upstream_http_x_openstack_request_id","agent":"$http_user_agent"}'; `;

/** nginx as a reverse proxy: one process, kept connections on both sides; plain, with a JSON access log, and tuned for large bodies. */
export function nginxContenders(nginx: string): Contender[] {
  const one = (name: string, directives: string, log = 'access_log off;'): Contender => ({
    name,
    start: (scene) => startProxy(name, nginx, scene, directives, log),
  });
  const json = one(
    'nginx + JSON access log',
    '',
    `${JSON_LOG} access_log access.json json buffer=64k flush=1s;`,
  );
  return [
    one('nginx proxy_pass', ''),
    { ...json, only: 'requests' },
    { ...one('nginx, 16 buffers of 256 KB, no spill', TUNED), only: 'transfers' },
  ];
}

async function startProxy(
  name: string,
  nginx: string,
  { upstream, certificate, folder }: Scene,
  directives: string,
  log: string,
): Promise<Started> {
  const port = await freePort();
  const tls = upstream.tls
    ? `proxy_ssl_verify on; proxy_ssl_trusted_certificate ${certificate}; proxy_ssl_name localhost; proxy_ssl_server_name on;`
    : '';
  return startNginx(name, nginx, {
    port,
    folder,
    http: `${log}
  upstream cloud { server 127.0.0.1:${upstream.port}; keepalive 1024; keepalive_requests 100000000; }
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location / {
      proxy_pass ${upstream.tls ? 'https' : 'http'}://cloud; proxy_http_version 1.1; proxy_set_header Connection "";
      ${tls} ${directives}
    }
  }`,
  });
}

/** Starts one nginx process with a configuration of its http block. */
export async function startNginx(
  name: string,
  nginx: string,
  { port, folder, http, core }: { port: number; folder: string; http: string; core?: string },
): Promise<Started> {
  const home = join(folder, `nginx-${port}`);
  mkdirSync(home);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path ${home}/${kind};`)
    .join(' ');
  writeFileSync(
    join(home, 'nginx.conf'),
    `daemon off; master_process off; pid ${home}/pid; error_log stderr error;
events { worker_connections 8192; }
http {
  ${temporary} keepalive_requests 100000000; keepalive_timeout 300s; client_max_body_size 0;
  ${http}
}
`,
  );
  const args = ['-p', home, '-c', join(home, 'nginx.conf')];
  return startServer(name, nginx, args, { port, cwd: home, ...(core === undefined ? {} : { core }) });
}
