// SPDX-License-Identifier: Apache-2.0
// An object store for one large body: GET …/big/MIB gives so many MiB, PUT takes any. Arguments: certificate and key, or none.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { serve } from './serve.js';

const CHUNK = Buffer.alloc(256 * 1024, 'touchstone');
const [, , certificate, key] = process.argv;

const listener: http.RequestListener = (request, response) => {
  if (request.method === 'PUT') {
    let got = 0;
    request.on('data', (chunk: Buffer) => (got += chunk.length));
    request.on('end', () => {
      response.writeHead(201, { 'Content-Length': 0, 'X-Bytes': got });
      response.end();
    });
    return;
  }
  const big = /\/big\/(\d+)$/.exec(request.url ?? '');
  request.resume();
  sendLarge(response, Number(big?.[1] ?? 0) * 1024 * 1024);
};

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

const server =
  certificate === undefined || key === undefined
    ? http.createServer(listener)
    : https.createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, listener);
server.requestTimeout = 0;
await serve(server);
