// SPDX-License-Identifier: Apache-2.0
// The proxy that one writes first: node:http, http.request and two pipes. Records nothing.
import http from 'node:http';
import { serve } from './serve.js';

const port = Number(process.argv[2]);
const agent = new http.Agent({ keepAlive: true });

const server = http.createServer((request, response) => {
  const { method, url: path, headers } = request;
  const up = http.request({ agent, host: '127.0.0.1', port, method, path, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  up.on('error', () => response.destroy());
  request.pipe(up);
});

await serve(server);
