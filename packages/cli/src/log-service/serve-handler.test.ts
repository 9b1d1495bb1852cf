// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HandledRequest, HandledResponse } from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';
import { serveHandler, type Served } from './serve-handler.js';

let served: Served;
let answer: (request: HandledRequest) => Promise<HandledResponse | undefined>;
const defects: unknown[] = [];

beforeEach(async () => {
  defects.length = 0;
  served = await serveHandler((request) => answer(request), {
    host: '127.0.0.1',
    port: 0,
    requestMilliseconds: 60_000,
    onDefect: (error) => defects.push(error),
  });
});
afterEach(() => served.close());

const said = (body: string, status = 200): HandledResponse => ({
  status,
  headers: { 'x-said': 'yes' },
  body,
});

describe('a handler that is served', () => {
  it('gets method, path, headers and body as they were sent, whatever their type', async () => {
    answer = async ({ method, path, header, body }) => {
      let bytes = 0;
      for await (const piece of body) bytes += piece.byteLength;
      return said([method, path, header('x-a'), bytes].join(' '), 201);
    };
    for (const type of ['application/json', 'text/plain', 'application/vnd.touchstone.bundle', 'nonsense']) {
      const response = await fetch(`${served.url}/a%2fb?c=d`, {
        method: 'POST',
        headers: { 'content-type': type, 'x-a': 'b' },
        body: Buffer.alloc(3_000_000),
      });
      expect([response.status, response.headers.get('x-said'), await response.text()]).toEqual([
        201,
        'yes',
        'POST /a%2fb b 3000000',
      ]);
    }
  });

  it('answers without reading the body, and the sender gets to read it', async () => {
    answer = async () => said('no', 401);
    const response = await fetch(served.url, { method: 'POST', body: Buffer.alloc(20_000_000) });
    expect([response.status, await response.text()]).toEqual([401, 'no']);
  });

  it('answers after a part of the body, though more never comes, and then lets go of the connection', async () => {
    answer = async ({ body }) => {
      for await (const piece of body) return said(`${piece.byteLength} are enough`, 413);
      return undefined;
    };
    const { hostname, port } = new URL(served.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000000000\r\n\r\nhello');
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toContain('413');
    await once(socket, 'close');
  }, 20_000);

  it('answers 404 where there is nothing, and tells no defect to strangers', async () => {
    answer = async () => undefined;
    expect((await fetch(`${served.url}/x`)).status).toBe(404);
    answer = () => Promise.reject(new Error('secret'));
    const response = await fetch(served.url);
    expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('secret')]);
    expect(defects).toHaveLength(1);
  });

  it('takes a body that is broken off for its sender’s doing', async () => {
    const ended = new Promise<unknown>((resolve) => {
      answer = async ({ body }) => {
        try {
          for await (const _ of body);
          resolve('whole');
        } catch (error) {
          resolve(error);
        }
        return said('');
      };
    });
    const { hostname, port } = new URL(served.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\nhello', () => socket.destroy());
    expect(await ended).toBeInstanceOf(TouchstoneError);
    expect(defects).toHaveLength(0);
  });

  it('says what to do where the port is taken', async () => {
    const port = Number(new URL(served.url).port);
    const taken = serveHandler(answer, {
      host: '127.0.0.1',
      port,
      requestMilliseconds: 1,
      onDefect: () => undefined,
    });
    await expect(taken).rejects.toMatchObject({ code: 'CLI_PORT' });
  });

  it('answers HEAD as GET, without a body', async () => {
    answer = async () => said('hello');
    const response = await fetch(served.url, { method: 'HEAD' });
    expect([response.headers.get('content-length'), await response.text()]).toEqual(['5', '']);
  });
});
