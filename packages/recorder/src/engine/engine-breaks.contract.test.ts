// SPDX-License-Identifier: Apache-2.0
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ENGINES } from '../testing/engines.js';
import { startLocalCloud, startTestRecorder, type LocalCloud } from '../testing/local-cloud.js';
import { curl, raw, sleep } from '../testing/outside-client.js';

describe.each(ENGINES)('the engine on %s, when things break,', (_name, engine) => {
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

  it.each([
    ['a header name that is none', 'GET / HTTP/1.1\r\nHost : h\r\n\r\n', '400'],
    [
      'both lengths',
      'PUT /compute HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
      '400',
    ],
    [
      'two lengths',
      'PUT /compute HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd',
      '400',
    ],
    ['TLS', '\x16\x03\x01\x02\x00\x01\x00', '400'],
    ['a head without end', `GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, '431'],
    ['CONNECT', 'CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n', '405'],
  ])('refuses %s, and writes that down', async (_what, text, status) => {
    const before = test.recorder.stats().malformed;
    expect(await raw(port, text)).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
    expect(test.recorder.stats().malformed).toBe(before + 1);
    expect(await test.line()).toMatchObject({
      service: null,
      operation: null,
      end: 'refused',
      status: Number(status),
      unknown: { code: 'MALFORMED_REQUEST' },
    });
  });

  it('relays an early refusal of an expectation, and ends that connection', async () => {
    const refuse = (_: http.IncomingMessage, res: http.ServerResponse): void => {
      res.writeHead(413, { Connection: 'close' }).end('too large');
    };
    cloud.server.on('checkContinue', refuse);
    const answer = await raw(
      port,
      'PUT /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1000\r\n\r\n',
    );
    cloud.server.off('checkContinue', refuse);
    expect(answer).toMatch(/^HTTP\/1\.1 413/);
    expect(answer).not.toContain('100 Continue');
    expect(answer).toContain('too large');
    expect(await test.line()).toMatchObject({ status: 413, sent: 0, end: 'complete' });
  });

  it('relays an answer that comes while the body is still being sent', async () => {
    cloud.answer = (req, res) => {
      req.resume();
      res.writeHead(409).end('early');
    };
    const socket = net.connect(port, '127.0.0.1');
    socket.write(
      'PUT /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\nContent-Length: 20\r\n\r\n0123456789',
    );
    let seen = '';
    socket.on('data', (chunk) => (seen += chunk.toString()));
    while (!seen.includes('early')) await sleep(10);
    expect(seen).toMatch(/^HTTP\/1\.1 409/);
    expect(await test.line()).toMatchObject({ status: 409, end: 'complete' });
    // The rest of the body is read and the connection goes on.
    socket.write('0123456789GET /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\n\r\n');
    seen = '';
    while (!seen.includes('early')) await sleep(10);
    socket.destroy();
    await test.line();
  });

  it('aborts towards the cloud when the client goes away', async () => {
    let gone = false;
    cloud.answer = (req, res) => {
      res.writeHead(200);
      res.write('x');
      req.on('close', () => (gone = true));
    };
    await raw(port, 'GET /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\n\r\n', 'x\r\n');
    expect(await test.line()).toMatchObject({ end: 'client-aborted', status: 200, received: 1 });
    await vi.waitUntil(() => gone, { timeout: 20_000 });
  });

  it('breaks the client’s answer off when the cloud breaks off', async () => {
    cloud.answer = (_, res) => {
      res.writeHead(200, { 'Content-Length': 100 });
      res.write('half');
      setTimeout(() => res.destroy(), 50);
    };
    await expect(curl(`${store}/o`)).rejects.toMatchObject({ code: 18 });
    expect(await test.line()).toMatchObject({ end: 'upstream-lost', status: 200, received: 4 });
  });

  it('says 502 when the cloud breaks off before it answers', async () => {
    cloud.answer = (_, res) => res.destroy();
    expect(await curl('-w', '%{http_code}', '-X', 'POST', `${store}/o`)).toMatch(/502$/);
    expect(await test.line()).toMatchObject({ end: 'upstream-lost', status: null });
  });

  it('tries once more when a kept connection had just been closed', async () => {
    let count = 0;
    cloud.answer = (req, res) => {
      count += 1;
      if (count === 2) req.socket.resetAndDestroy();
      else res.end('fine');
    };
    const agent = new http.Agent({ keepAlive: true });
    expect(await curl(`${store}/o`, `${store}/o`)).toBe('finefine');
    agent.destroy();
    expect(count).toBe(3);
    expect(await test.line()).toMatchObject({ status: 200 });
    expect(await test.line()).toMatchObject({ status: 200, end: 'complete' });
  });

  it('aborts an upload towards the cloud when the client goes away in the middle of it', async () => {
    let arrived = false;
    let aborted = false;
    cloud.answer = (req) => {
      req.on('data', () => (arrived = true));
      req.on('aborted', () => (aborted = true));
    };
    const socket = net.connect(port, '127.0.0.1');
    socket.write('PUT /object-store/v1/AUTH_1/c/o HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\npart');
    await vi.waitUntil(() => arrived, { timeout: 20_000 });
    socket.destroy();
    expect(await test.line()).toMatchObject({ end: 'client-aborted', status: null, sent: 4 });
    await vi.waitUntil(() => aborted, { timeout: 20_000 });
  });
});

describe.each(ENGINES)('the engine on %s, at its edges,', (_name, engine) => {
  it('waits for what is under way, then cuts it and says how much it was', async () => {
    const under: { url: string; end: () => void }[] = [];
    const cloud = await startLocalCloud((req, res) => {
      under.push({ url: req.url ?? '', end: () => res.end('slow') });
    });
    const { recorder, lines } = await startTestRecorder(cloud.origin, { engine });
    const url = `${recorder.origin}/object-store/v1/AUTH_1/c`;
    const slow = curl(`${url}/slow`);
    const never = curl(`${url}/never`).catch((error: { code: number }) => error.code);
    await vi.waitUntil(() => under.length === 2, { timeout: 20_000 });
    const closed = recorder.close({ graceMs: 1000 });
    under.find((one) => one.url.endsWith('/slow'))!.end();
    expect(await closed).toEqual({ open: 1 });
    expect(await slow).toBe('slow');
    expect(await never).toBe(52);
    expect(lines).toHaveLength(1);
    await cloud.close();
  });

  it('names a port that is taken and an address that is not this machine’s', async () => {
    const cloud = await startLocalCloud();
    const port = Number(new URL(cloud.origin).port);
    await expect(startTestRecorder(cloud.origin, { engine, listen: { port } })).rejects.toMatchObject({
      code: 'RECORDER_LISTEN',
    });
    await expect(
      startTestRecorder(cloud.origin, { engine, listen: { host: '0.0.0.0' } }),
    ).rejects.toMatchObject({
      code: 'RECORDER_ADDRESS',
    });
    await expect(startTestRecorder('ftp://h')).rejects.toMatchObject({ code: 'RECORDER_AUTH_URL' });
    await cloud.close();
  });

  it('says 502 for a service that nobody listens for', async () => {
    const cloud = await startLocalCloud();
    await cloud.close();
    const { recorder, line } = await startTestRecorder(cloud.origin, { engine });
    const text = await curl('-w', '%{http_code}', `${recorder.origin}/compute/v2.1/servers`);
    expect(text).toContain('could not reach compute: ECONNREFUSED');
    expect(text).toMatch(/502$/);
    expect(await line()).toMatchObject({
      end: 'upstream-unreachable',
      status: null,
      operation: 'compute:server.list',
    });
    await recorder.close();
  });
});
