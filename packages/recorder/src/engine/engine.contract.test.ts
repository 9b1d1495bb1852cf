// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../testing/engines.js';
import { bodyOf, startLocalCloud, startTestRecorder, type LocalCloud } from '../testing/local-cloud.js';
import { curl, raw, run, sleep } from '../testing/outside-client.js';

describe.each(ENGINES)('the engine on %s', (_name, engine) => {
  let cloud: LocalCloud;
  let test: Awaited<ReturnType<typeof startTestRecorder>>;
  let store = '';
  let port = 0;
  beforeAll(async () => {
    cloud = await startLocalCloud();
    test = await startTestRecorder(cloud.origin, { engine });
    store = `${test.recorder.origin}/object-store/v1/AUTH_1/c`;
    port = test.recorder.address.port;
  });
  beforeEach(() => test.forget());
  afterAll(async () => {
    await test.recorder.close({ graceMs: 100 });
    await cloud.close();
  });

  it('passes headers on in order, with case and duplicates, both ways', async () => {
    let seen: string[] = [];
    cloud.answer = (req, res) => {
      seen = req.rawHeaders;
      res.sendDate = false;
      res.writeHead(200, [
        'X-ODD-case',
        '1',
        'Set-Cookie',
        'a',
        'set-cookie',
        'b',
        'Content-Length',
        '0',
      ] as never);
      res.end();
    };
    const answer = await raw(
      port,
      'GET /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\nX-Dup: 1\r\nx-DUP: 2\r\nX-Object-Meta-Name: \xfc\r\nConnection: close\r\n\r\n',
    );
    expect(seen.slice(0, 8)).toEqual(
      ['Host', cloud.origin.slice(7), 'X-Dup', '1', 'x-DUP', '2', 'X-Object-Meta-Name', '\xfc'].slice(0, 8),
    );
    expect(answer).toMatch(
      /^HTTP\/1\.1 200 OK\r\nX-ODD-case: 1\r\nSet-Cookie: a\r\nset-cookie: b\r\nContent-Length: 0\r\n/,
    );
    expect(answer).not.toMatch(/Date:/);
    await test.line();
  });

  it('carries 200 MB up and down with flat memory', async () => {
    const size = 200 * 1024 * 1024;
    const piece = randomBytes(1024 * 1024);
    let got = 0;
    cloud.answer = (req, res) => {
      if (req.method === 'PUT') {
        req.on('data', (chunk: Buffer) => (got += chunk.length));
        req.on('end', () => res.writeHead(201).end());
        return;
      }
      res.writeHead(200, { 'Content-Length': size });
      let left = size / piece.length;
      const more = (): void => {
        while (left > 0) {
          left -= 1;
          if (!res.write(piece)) return void res.once('drain', more);
        }
        res.end();
      };
      more();
    };
    const before = process.memoryUsage().rss;
    let peak = before;
    const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
    await run('sh', ['-c', `head -c ${size} /dev/zero | curl -sS -T - ${store}/big`]);
    expect(got).toBe(size);
    expect(await test.line()).toMatchObject({
      sent: size,
      status: 201,
      operation: 'object-store:object.put',
      end: 'complete',
    });
    // A reader that is slower than the cloud must slow the cloud, not fill memory.
    const { stdout } = await run('sh', ['-c', `curl -sS --limit-rate 150M ${store}/big | wc -c`]);
    clearInterval(timer);
    expect(Number(stdout)).toBe(size);
    expect(await test.line()).toMatchObject({ received: size, status: 200, end: 'complete' });
    expect((peak - before) / 1024 / 1024).toBeLessThan(120);
  }, 60_000);

  it('answers ranges, HEAD, 204 and 304 as the cloud does', async () => {
    cloud.answer = (req, res) => {
      if (req.headers['if-none-match']) return void res.writeHead(304, { ETag: '"x"' }).end();
      if (req.method === 'DELETE') return void res.writeHead(204).end();
      if (req.headers.range)
        return void res.writeHead(206, { 'Content-Range': 'bytes 2-4/10', 'Content-Length': 3 }).end('234');
      res.writeHead(200, { 'Content-Length': 10, 'Content-Type': 'application/json', ETag: '"x"' });
      res.end(req.method === 'HEAD' ? undefined : '0123456789');
    };
    expect(await curl('-r', '2-4', `${store}/o`)).toBe('234');
    expect(await test.line()).toMatchObject({ status: 206, received: 3 });
    const head = await curl('-I', `${store}/o`);
    expect(head).toMatch(/Content-Length: 10\r\n/);
    expect(await test.line()).toMatchObject({ method: 'HEAD', received: 0, status: 200, end: 'complete' });
    expect(
      await curl('-o', '/dev/null', '-w', '%{http_code} %{size_download}', '-X', 'DELETE', `${store}/o`),
    ).toBe('204 0');
    expect(await test.line()).toMatchObject({ status: 204 });
    expect(await curl('-i', '-H', 'If-None-Match: "x"', `${store}/o`)).toMatch(
      /^HTTP\/1\.1 304[^]*ETag: "x"/,
    );
    expect(await test.line()).toMatchObject({ status: 304, end: 'complete' });
  });

  it('carries chunked bodies and their trailers both ways', async () => {
    let trailers: string[] = [];
    cloud.answer = async (req, res) => {
      const body = await bodyOf(req);
      trailers = req.rawTrailers;
      res.writeHead(200, { Trailer: 'X-Sum' });
      res.write(body);
      res.addTrailers({ 'X-Sum': 'down' });
      res.end();
    };
    const answer = await raw(
      port,
      'PUT /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTrailer: X-Up\r\n\r\n' +
        '5\r\nhello\r\n3;ext=1\r\n...\r\n0\r\nX-Up: up\r\n\r\n',
      'down',
    );
    expect(trailers).toEqual(['X-Up', 'up']);
    expect(answer).toContain('hello...');
    expect(answer).toMatch(/0\r\nX-Sum: down/);
    expect(await test.line()).toMatchObject({ sent: 8, received: 8, status: 200 });
  });

  it('relays 100 only when the cloud says so', async () => {
    let continued = false;
    const onContinue = (req: http.IncomingMessage, res: http.ServerResponse): void => {
      continued = true;
      setTimeout(() => {
        res.writeContinue();
        void bodyOf(req).then((body) => res.writeHead(201).end(`got ${body.length}`));
      }, 100);
    };
    cloud.server.on('checkContinue', onContinue);
    const text = await curl(
      '-H',
      'Expect: 100-continue',
      '--expect100-timeout',
      '10',
      '-T',
      '/bin/ls',
      '-w',
      '%{http_code}',
      `${store}/o`,
    );
    cloud.server.off('checkContinue', onContinue);
    expect(continued).toBe(true);
    expect(text).toMatch(/^got \d{4,}201$/);
    await test.line();
  });

  it('joins both sides when another protocol is agreed on', async () => {
    const onUpgrade = (req: http.IncomingMessage, socket: net.Socket): void => {
      socket.write(
        'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: z\r\n\r\nhi',
      );
      socket.on('data', (chunk) => socket.end(`echo ${chunk.toString()}`));
      expect(req.headers['sec-websocket-key']).toBe('k');
    };
    cloud.server.on('upgrade', onUpgrade as never);
    const socket = net.connect(port, '127.0.0.1');
    socket.write(
      'GET /compute/v2.1/console HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: k\r\n\r\n',
    );
    let seen = '';
    socket.on('data', (chunk) => (seen += chunk.toString()));
    while (!seen.includes('hi')) await sleep(10);
    socket.write('ping');
    await new Promise((resolve) => socket.on('close', resolve));
    cloud.server.off('upgrade', onUpgrade as never);
    expect(seen).toMatch(/^HTTP\/1\.1 101 [^]*Upgrade: websocket[^]*hiecho ping$/);
    expect(await test.line()).toMatchObject({ end: 'upgraded', status: 101, sent: 4, received: 11 });
  });

  it('declines HTTP/2 upgrades by carrying the request as it is', async () => {
    cloud.answer = async (req, res) =>
      res.end(`${req.headers.upgrade ?? 'none'} ${(await bodyOf(req)).length}`);
    const answer = await raw(
      port,
      'PUT /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n' +
        'HTTP2-Settings: AAA\r\nContent-Length: 5\r\n\r\n12345',
      'none 5',
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200/);
    await test.line();
  });

  it('serves HTTP/1.0 clients and absolute-form targets', async () => {
    cloud.answer = (req, res) => res.end(`url ${req.url}`);
    const old = await raw(port, 'GET /object-store/v1/AUTH_1/c/o HTTP/1.0\r\n\r\n');
    expect(old).toMatch(/url \/object-store\/v1\/AUTH_1\/c\/o$/);
    await test.line();
    const proxied = await curl('-x', test.recorder.origin, `${cloud.origin}/object-store/v1/AUTH_1/c/p?a=b`);
    expect(proxied).toBe('url /object-store/v1/AUTH_1/c/p?a=b');
    expect(await test.line()).toMatchObject({ service: 'object-store', query: ['a'] });
    const own = await raw(
      port,
      `GET http://localhost:${port}/object-store/info HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n`,
    );
    expect(own).toContain('url /object-store/info');
    await test.line();
  });

  it('answers pipelined requests in their order', async () => {
    cloud.answer = (req, res) => {
      setTimeout(() => res.end(`<${req.url?.slice(-1)}>`), req.url?.endsWith('1') === true ? 60 : 0);
    };
    const head = (name: string, last = false): string =>
      `GET /object-store/v1/AUTH_1/c/${name} HTTP/1.1\r\nHost: h\r\n${last ? 'Connection: close\r\n' : ''}\r\n`;
    const seen = await raw(port, head('1') + head('2') + head('3', true));
    expect(seen.match(/<\d>/g)).toEqual(['<1>', '<2>', '<3>']);
  });

  it('gives the answers of the cloud itself, over many exchanges of every shape on few connections', async () => {
    cloud.answer = async (req, res) => {
      const want = new URL(req.url ?? '/', 'http://h').searchParams;
      const size = Number(want.get('size'));
      const early = want.get('early') === '1';
      const body = early ? Buffer.alloc(0) : await bodyOf(req);
      if (early) req.resume();
      const sum = createHash('md5').update(body).digest('hex');
      res.writeHead(Number(want.get('status')), {
        'X-Sum': sum,
        ...(want.get('sized') === '1' ? { 'Content-Length': size } : {}),
        ...(want.get('close') === '1' ? { Connection: 'close' } : {}),
      });
      res.end(req.method === 'HEAD' ? undefined : Buffer.alloc(size, 'x'));
    };
    const agent = new http.Agent({ keepAlive: true, maxSockets: 3 });
    let seed = 1;
    const pick = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
    const one = (): Promise<void> => {
      const method = ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'][pick(5)]!;
      const hasBody = method === 'PUT' || method === 'POST';
      const body = randomBytes(hasBody ? [0, 1, 70_000, 400_000][pick(4)]! : 0);
      const status = [200, 201, 204, 304, 404, 500][pick(6)]!;
      const bare = status === 204 || status === 304;
      const size = bare ? 0 : [0, 1, 65_536, 300_000][pick(4)]!;
      const early = hasBody && pick(4) === 0;
      const flags = `size=${size}&status=${status}&early=${early ? 1 : 0}&sized=${bare ? 0 : pick(2)}&close=${early ? 0 : pick(6) === 0 ? 1 : 0}`;
      const headers = hasBody && pick(2) === 0 ? { 'Content-Length': body.length } : {};
      return new Promise((resolve, reject) => {
        const path = `/object-store/v1/AUTH_1/c/o?${flags}`;
        const req = http.request({ host: '127.0.0.1', port, agent, method, path, headers }, (res) => {
          bodyOf(res).then((got) => {
            expect(res.statusCode, flags).toBe(status);
            expect(got.length, flags).toBe(method === 'HEAD' ? 0 : size);
            if (!early)
              expect(res.headers['x-sum'], flags).toBe(createHash('md5').update(body).digest('hex'));
            resolve();
          }, reject);
        });
        req.on('error', (error) => reject(new Error(`${method} ${flags}: ${error.message}`)));
        req.end(body);
      });
    };
    await Promise.all(
      Array.from({ length: 3 }, async () => {
        for (let count = 0; count < 120; count += 1) await one();
      }),
    );
    agent.destroy();
    for (let count = 0; count < 360; count += 1) expect((await test.line()).end).toBe('complete');
  });

  it('keeps the very bytes of a body, and of a target', async () => {
    const body = randomBytes(3_000_000);
    cloud.answer = (req, res) => {
      res.setHeader('X-Target', req.url ?? '');
      req.pipe(res);
    };
    const back = await new Promise<Buffer>((resolve, reject) => {
      const path = '/object-store/v1/AUTH_1/c/a%2Fb//%c3%a4?x=%20&y';
      const req = http.request({ host: '127.0.0.1', port, method: 'PUT', path }, (res) => {
        expect(res.headers['x-target']).toBe(path);
        bodyOf(res).then(resolve, reject);
      });
      req.end(body);
    });
    const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
    expect(sum(back)).toBe(sum(body));
    await test.line();
  });

  it('serves many requests on one connection', async () => {
    cloud.answer = (_, res) => res.end('ok');
    const text = await curl(...Array.from({ length: 50 }, () => `${store}/o`), '-w', '%{num_connects}');
    expect(text).toBe(`ok1${'ok0'.repeat(49)}`);
    for (let at = 0; at < 50; at += 1) await test.line();
  });
});
