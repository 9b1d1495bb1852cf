// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ApiHandler, ApiRequest } from '@touchstone/registry';
import { parseTrustedProxies } from './client-address.js';
import {
  serveMarketplace,
  type Listener,
  type MarketplaceServer,
  type ServedMarketplace,
} from './serve-marketplace.js';
import { waitingRoom } from './waiting-room.js';

let served: ServedMarketplace | undefined;
const defects: unknown[] = [];
afterEach(async () => {
  await served?.close();
  served = undefined;
  defects.length = 0;
});

async function serve(
  handler: ApiHandler,
  listener?: Listener,
  formMilliseconds = 10_000,
  more: Pick<MarketplaceServer, 'connections'> = {},
): Promise<string> {
  served = await serveMarketplace({
    host: '127.0.0.1',
    port: 0,
    origin: undefined,
    proxies: parseTrustedProxies([]),
    handler,
    below: listener === undefined ? undefined : { path: '/openstack', listener },
    onDefect: (error) => void defects.push(error),
    formMilliseconds,
    ...more,
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

  it('answers nobody who names two hosts: what stands before us may have believed the other', async () => {
    await serve(async () => page('secret'));
    const both = 'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n';
    expect(await talk(served?.port ?? 0, both)).toMatch(/^HTTP\/1\.1 421 /);
  });

  it('takes no request that two servers could read as different ones (smuggling)', async () => {
    const asked: string[] = [];
    const url = await serve(async ({ path }) => (asked.push(path), page('')));
    const hidden = '0\r\n\r\nGET /admin HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const lengths = [
      `Content-Length: ${hidden.length}\r\nTransfer-Encoding: chunked`,
      `Transfer-Encoding: chunked\r\nContent-Length: ${hidden.length}`,
      `Content-Length: 5\r\nContent-Length: ${hidden.length}`,
      'Transfer-Encoding: xchunked',
      'Transfer-Encoding : chunked',
      'Transfer-Encoding:\u000bchunked',
    ];
    for (const length of lengths) {
      const text = `POST /theme HTTP/1.1\r\nHost: localhost\r\n${length}\r\n\r\n${hidden}`;
      expect(await talk(Number(new URL(url).port), text)).toMatch(/^HTTP\/1\.1 400 /);
    }
    expect(asked).not.toContain('/admin');
  });

  it('lets no answer do anything in a browser that does not say what it may', async () => {
    const strict = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'" };
    const url = await serve(
      async ({ path }) => {
        if (path === '/breaks') throw new Error('broken');
        if (path === '/own') return page('', { 'content-security-policy': "default-src 'self'" });
        return path === '/absent' ? undefined : page('');
      },
      (_, response) => response.end('cloud'),
    );
    for (const path of ['/', '/absent', '/breaks', '/%zz', '/openstack/', `/${'x'.repeat(3000)}`]) {
      const headers = Object.fromEntries((await fetch(`${url}${path}`)).headers);
      expect([path, headers]).toMatchObject([path, { ...strict, 'x-content-type-options': 'nosniff' }]);
    }
    expect(Object.fromEntries((await fetch(`${url}/own`)).headers)).toMatchObject({
      'content-security-policy': "default-src 'self'",
    });
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

describe('a connection that is held for its own sake', () => {
  const connections = { perAddress: 3, everyMilliseconds: 100, bytes: 100 };
  const port = (): number => served?.port ?? 0;
  /** Sends as slowly as it may, or not at all, and reads nothing; resolves when it was cut. */
  const hold = (text: string, trickle: boolean): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(port(), '127.0.0.1').on('error', () => undefined);
      const drip = trickle ? setInterval(() => socket.write('x'), 20) : undefined;
      socket.once('close', () => (clearInterval(drip), resolve('cut')));
      socket.write(text);
      // Whoever does not read is told of no end either, but for a reset.
      if (trickle) socket.resume();
      else socket.pause();
    });

  it('is cut where a body trickles in, also for what lies below', async () => {
    const taken: string[] = [];
    await serve(
      async () => page(''),
      (request, response) => {
        void request.toArray().then(
          () => response.end(),
          () => taken.push('cut'),
        );
      },
      10_000,
      { connections },
    );
    await hold('PUT /openstack/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n', true);
    await expect.poll(() => taken).toEqual(['cut']);
  });

  it('is cut where nobody reads the answer, whose source ends', async () => {
    let ended = false;
    async function* endless() {
      try {
        for (;;) yield Buffer.alloc(64 * 1024);
      } finally {
        ended = true;
      }
    }
    const headers = { 'content-type': 'application/octet-stream' };
    await serve(async () => ({ status: 200, headers, body: endless() }), undefined, 10_000, { connections });
    void hold('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', false);
    await expect.poll(() => ended, { timeout: 5000 }).toBe(true);
  });

  it('goes on where we are the ones who take our time, and where little comes but often', async () => {
    async function* beats() {
      for (let beat = 0; beat < 20; beat += 1) {
        yield Buffer.from(': \n\n');
        await sleep(50);
      }
    }
    const stream = { status: 200, headers: { 'content-type': 'text/event-stream' }, body: beats() };
    const url = await serve(
      async ({ path }) => (path === '/events' ? stream : (await sleep(800), page('late'))),
      undefined,
      10_000,
      { connections },
    );
    expect(await (await fetch(`${url}/`, { method: 'POST', body: 'all of it' })).text()).toBe('late');
    expect(await (await fetch(`${url}/events`)).text()).toHaveLength(20 * 4);
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
