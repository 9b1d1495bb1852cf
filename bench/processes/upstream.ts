// SPDX-License-Identifier: Apache-2.0
// What stands behind every proxy of the recorder's benchmark: 1 KB of JSON at any path, a large body below `/big/`.
import http from 'node:http';
import { serve } from './serve.js';

const BODY = Buffer.from(JSON.stringify({ server: { id: 'some-server', note: 'x'.repeat(977) } }));
const CHUNK = Buffer.alloc(256 * 1024, 'touchstone');

const server = http.createServer((request, response) => {
  const big = /\/big\/(\d+)$/.exec(request.url ?? '');
  request.resume();
  if (big) return void sendLarge(response, Number(big[1]) * 1024 * 1024);
  response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': BODY.length });
  response.end(BODY);
});

function sendLarge(response: http.ServerResponse, size: number): void {
  response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Content-Length': size });
  let left = size;
  const more = (): void => {
    while (left > 0) {
      const chunk = CHUNK.subarray(0, Math.min(left, CHUNK.length));
      left -= chunk.length;
      if (!response.write(chunk)) return void response.once('drain', more);
    }
    response.end();
  };
  more();
}

await serve(server);
