// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { httpReader } from './http-reader.js';

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/log/checkpoint') return void response.end(Buffer.from([0, 255, 10]));
    if (request.url === '/log/tile/0/000') {
      const bomb = gzipSync(Buffer.alloc(5 * 1024 * 1024));
      return void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    }
    if (request.url === '/log/tile/0/001')
      return void response.writeHead(302, { location: '/log/checkpoint' }).end();
    if (request.url === '/log/tile/0/002') return void response.writeHead(500).end('broken');
    if (request.url === '/log/tile/0/003') return void response.writeHead(200).write('never ends');
    if (request.url === '/log/tile/0/004') return void response.writeHead(410).end();
    response.writeHead(404).end('none');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/log`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

it('reads resources below a prefix, with or without its slash', async () => {
  expect([...(await httpReader(url).read('checkpoint', 3))!]).toEqual([0, 255, 10]);
  expect([...(await httpReader(`${url}/`).read('checkpoint', 3))!]).toEqual([0, 255, 10]);
});

it('takes 404 and 410 alone for absence', async () => {
  expect(await httpReader(url).read('tile/0/999', 100)).toBeUndefined();
  expect(await httpReader(url).read('tile/0/004', 100)).toBeUndefined();
  await expect(httpReader(url).read('tile/0/002', 100)).rejects.toMatchObject({ code: 'LOG_UNREADABLE' });
});

it('follows no redirect', async () => {
  await expect(httpReader(url).read('tile/0/001', 100)).rejects.toMatchObject({ code: 'LOG_UNREADABLE' });
});

it('reads no more than it is allowed to, counted after decompression', async () => {
  await expect(httpReader(url).read('tile/0/000', 8192)).rejects.toMatchObject({ code: 'LOG_TOO_LARGE' });
});

it('does not wait for a server that never ends, or is not there', async () => {
  const reader = httpReader(url, { timeoutMs: 300 });
  await expect(reader.read('tile/0/003', 100)).rejects.toMatchObject({ code: 'LOG_UNREADABLE' });
  await expect(httpReader('http://127.0.0.1:1').read('checkpoint', 100)).rejects.toMatchObject({
    code: 'LOG_UNREADABLE',
  });
});

it('asks for nothing but resources of a log', async () => {
  await expect(httpReader(url).read('../secret', 100)).rejects.toMatchObject({ code: 'LOG_PATH' });
});
