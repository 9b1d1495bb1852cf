// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiHandler, ApiRequest } from '@touchstone/registry';
import { parseTrustedProxies } from './client-address.js';
import { serveMarketplace, type Listener, type ServedMarketplace } from './serve-marketplace.js';
import { waitingRoom } from './waiting-room.js';

let served: ServedMarketplace | undefined;
const defects: unknown[] = [];
afterEach(async () => {
  await served?.close();
  served = undefined;
  defects.length = 0;
});

async function serve(handler: ApiHandler, listener?: Listener, formMilliseconds = 10_000): Promise<string> {
  served = await serveMarketplace({
    host: '127.0.0.1',
    port: 0,
    origin: undefined,
    proxies: parseTrustedProxies([]),
    handler,
    below: listener === undefined ? undefined : { path: '/openstack', listener },
    onDefect: (error) => void defects.push(error),
    formMilliseconds,
  });
  return `http://127.0.0.1:${served.port}`;
}

const page = (body: string, more: Record<string, string> = {}) => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', ...more },
  body,
});

/** All that comes back on a connection of its own. */
function talk(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    connect(port, '127.0.0.1')
      .on('data', (chunk) => (heard += chunk.toString()))
      .on('close', () => resolve(heard))
      .on('error', () => resolve(heard))
      .write(text);
  });
}

describe('the port of a marketplace', () => {
  it('hands a request on as it came: path and query undecoded, who asks, its body', async () => {
    const asked: ApiRequest[] = [];
    let body = '';
    const url = await serve(async (request) => {
      asked.push(request);
      for await (const chunk of request.body) body += Buffer.from(chunk).toString();
      return page('');
    });
    await fetch(`${url}/a%2Fb?q=%00&q=2`, {
      method: 'POST',
      body: 'word',
      headers: { 'content-type': 'x/y', 'x-forwarded-for': '192.0.2.1' },
    });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/a%2Fb',
      query: 'q=%00&q=2',
      client: '127.0.0.1',
    });
    expect(body).toBe('word');
  });

  it('compresses pages, and nothing that a session alone may see', async () => {
    const text = 'touchstone '.repeat(500);
    const secret = { 'cache-control': 'no-store' };
    const url = await serve(async ({ path }) => page(text, path === '/admin' ? secret : {}));
    const get = (path: string) => fetch(`${url}${path}`, { headers: { 'accept-encoding': 'gzip' } });
    expect((await get('/')).headers.get('content-encoding')).toBe('gzip');
    expect((await get('/admin')).headers.get('content-encoding')).toBeNull();
  });

  it('hands a recording on as it is: it is compressed already, and says no encoding that a browser would undo', async () => {
    const recording = gzipSync('touchstone '.repeat(5000));
    const url = await serve(async () => ({
      status: 200,
      headers: { 'content-type': 'application/octet-stream' },
      body: (async function* () {
        yield recording;
      })(),
    }));
    const answer = await fetch(url, { headers: { 'accept-encoding': 'br, gzip' } });
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(recording)).toBe(true);
  });

  it('streams what comes bit by bit, and ends its source when the reader goes away', async () => {
    let ended = false;
    async function* events() {
      try {
        for (;;) {
          yield Buffer.from('data: 1\n\n');
          await sleep(10);
        }
      } finally {
        ended = true;
      }
    }
    const url = await serve(async () => ({
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: events(),
    }));
    const leave = new AbortController();
    const answer = await fetch(url, { signal: leave.signal });
    expect(answer.headers.get('content-encoding')).toBeNull();
    await answer.body?.getReader().read();
    leave.abort();
    await expect.poll(() => ended).toBe(true);
    expect(defects).toEqual([]);
  });

  it('answers nobody who came by the name of another site', async () => {
    await serve(async () => page('secret'));
    const heard = await talk(served?.port ?? 0, 'GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n');
    expect(heard).toMatch(/^HTTP\/1\.1 421 /);
    expect(heard).not.toContain('secret');
  });

  it('gives what lies below the path to its listener, and nothing else', async () => {
    const url = await serve(
      async () => page('page'),
      (request, response) => response.end(`cloud ${request.url}`),
    );
    const text = async (path: string) => (await fetch(`${url}${path}`)).text();
    expect(await text('/openstack/identity/v3?x')).toBe('cloud /openstack/identity/v3?x');
    expect(await text('/openstack')).toBe('cloud /openstack');
    expect(await text('/openstacks')).toBe('page');
  });

  it('tells no reader what went wrong', async () => {
    const url = await serve(async () => {
      throw new Error('password is hunter2');
    });
    const answer = await fetch(url);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('hunter2');
    expect(defects).toHaveLength(1);
  });

  it('refuses a port that is taken by its code', async () => {
    const url = await serve(async () => page(''));
    const again = serveMarketplace({
      host: '127.0.0.1',
      port: Number(new URL(url).port),
      origin: undefined,
      proxies: parseTrustedProxies([]),
      handler: async () => undefined,
      below: undefined,
      onDefect: () => undefined,
    });
    await expect(again).rejects.toMatchObject({ code: 'CLI_PORT', details: { reason: 'EADDRINUSE' } });
  });

  it('cuts a form that trickles in', async () => {
    const handler: ApiHandler = async (request) => {
      for await (const _ of request.body);
      return page('taken');
    };
    await serve(handler, undefined, 300);
    const began = Date.now();
    const heard = await talk(
      served?.port ?? 0,
      'POST /theme HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nt',
    );
    expect(Date.now() - began).toBeLessThan(5_000);
    expect(heard).not.toContain('taken');
    expect(defects).toEqual([]);
  });
});

describe('what is asked before all is ready', () => {
  it('waits, and is answered by what comes', async () => {
    const room = waitingRoom();
    const url = await serve(room.handler);
    const early = fetch(url);
    await sleep(50);
    room.open(async () => page('here'));
    expect(await (await early).text()).toBe('here');
  });
});
