// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyOf, sendJson, startLocalCloud, startTestRecorder } from '../testing/local-cloud.js';
import { curl, raw, run } from '../testing/outside-client.js';
import { startSecureCloud, testAuthority } from '../testing/secure-cloud.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** A cloud (https unless told), a recorder with a forward proxy in front of it, and curl that is told of both. */
async function proxied(
  answer: (req: IncomingMessage, res: ServerResponse) => void,
  { others = 'tunnel', secure = true }: { others?: 'tunnel' | 'refuse'; secure?: boolean } = {},
) {
  const authority = await testAuthority();
  const cloud = secure ? await startSecureCloud(answer, {}, '127.0.3.1') : await startLocalCloud(answer);
  closers.push(() => cloud.close());
  const ca = 'ca' in cloud ? cloud.ca : undefined;
  const started = await startTestRecorder(cloud.origin, {
    forwardProxy: { authority, others },
    cloud: {
      authUrl: `${cloud.origin}/identity/v3`,
      insecure: ca !== undefined,
      catalog: [
        { type: 'compute', interface: 'public', region: 'RegionOne', url: `${cloud.origin}/compute/v2.1` },
      ],
    },
  });
  const { recorder } = started;
  closers.push(() => recorder.close({ graceMs: 100 }));
  const folder = await mkdtemp(join(tmpdir(), 'proxy-'));
  closers.push(() => rm(folder, { recursive: true }));
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.certificate);
  const ask = (...args: string[]): Promise<string> =>
    curl('--proxy', recorder.proxyUrl!, '--cacert', caFile, ...args);
  return { ...started, cloud, ask, caFile };
}

const servers = (req: IncomingMessage, res: ServerResponse): void =>
  sendJson(res, 200, { path: req.url, host: req.headers.host, servers: [] });

describe('the forward proxy', () => {
  it('ends a tunnel to the cloud with a certificate for it, records the call and how it came', async () => {
    const { cloud, ask, line, recorder } = await proxied(servers);
    const { path, host } = JSON.parse(await ask(`${cloud.origin}/compute/v2.1/servers?limit=2`)) as never;
    expect(path).toBe('/compute/v2.1/servers?limit=2');
    expect(host).toBe(cloud.origin.slice('https://'.length));
    expect(await line()).toMatchObject({
      operation: 'compute:server.list',
      path: '/v2.1/servers',
      status: 200,
      via: 'forward-proxy',
      endpoint: { interface: 'public', region: 'RegionOne' },
    });
    expect(recorder.elsewhere()).toBeUndefined();
  });

  it('carries many calls through one tunnel, bodies included', async () => {
    const { cloud, ask, lines } = await proxied((req, res) => {
      void bodyOf(req).then((body) => sendJson(res, 200, { length: body.length }));
    });
    const urls = Array.from({ length: 5 }, (_, at) => `${cloud.origin}/compute/v2.1/servers/${at}/metadata`);
    const out = await ask(
      '-v',
      '-X',
      'PUT',
      '-H',
      'Content-Type: application/json',
      '-d',
      '{"metadata":{}}',
      ...urls,
    );
    expect(out).toBe('{"length":15}'.repeat(5));
    expect(lines).toHaveLength(5);
  });

  it('takes absolute-form targets and tunnels without TLS to a cloud without TLS', async () => {
    const { cloud, ask, line } = await proxied(servers, { secure: false });
    await ask(`${cloud.origin}/compute/v2.1/servers`);
    expect(await line()).toMatchObject({ operation: 'compute:server.list', via: 'forward-proxy' });
    await ask('--proxytunnel', `${cloud.origin}/compute/v2.1/servers`);
    expect(await line()).toMatchObject({ operation: 'compute:server.list', via: 'forward-proxy' });
  });

  it('leads what the cloud answers back to the recorder, so that only what was not found there comes this way', async () => {
    const { cloud, ask, line, recorder } = await proxied((_, res) =>
      sendJson(
        res,
        200,
        { next: `${cloud.origin}/compute/v2.1/servers?marker=1` },
        { Location: '/elsewhere' },
      ),
    );
    const text = await ask('-i', `${cloud.origin}/compute/v2.1/servers`);
    expect(text).toContain(`"${recorder.origin}/compute/v2.1/servers?marker=1"`);
    expect(text).toContain('\r\nLocation: /elsewhere\r\n');
    await line();
    await curl(`${recorder.origin}/compute/v2.1/servers`);
    expect(await line()).not.toHaveProperty('via');
  });

  it('serves the recorder’s own address to clients that send everything to their proxy', async () => {
    const { ask, line, recorder } = await proxied(servers);
    await ask('--noproxy', '', `${recorder.origin}/compute/v2.1/servers`);
    expect(await line()).not.toHaveProperty('via');
    await ask('--noproxy', '', '--proxytunnel', `${recorder.origin}/compute/v2.1/servers`);
    expect(await line()).not.toHaveProperty('via');
    expect(recorder.elsewhere()).toBeUndefined();
  });

  it('sends on, and shows as outside the catalog, what is at no endpoint of a host that has some', async () => {
    const { cloud, ask, line } = await proxied(servers);
    expect(await ask(`${cloud.origin}/dashboard/secret-name`)).toContain('"/dashboard/secret-name"');
    const seen = await line();
    expect(seen).toMatchObject({
      operation: null,
      via: 'forward-proxy',
      unknown: { code: 'OUTSIDE_CATALOG' },
    });
    expect(JSON.stringify(seen)).not.toContain('secret-name');
  });

  it('joins other hosts unseen, in TLS and in the clear, and keeps their names alone', async () => {
    const { ask, lines, recorder, cloud } = await proxied(servers);
    const other = await startSecureCloud((_, res) => res.end('private'), {}, '127.0.3.2');
    const clear = await startLocalCloud((req, res) =>
      res.end(`${req.url} ${req.headers['proxy-authorization']}`),
    );
    closers.push(
      () => other.close(),
      () => clear.close(),
    );
    // Loopback is this machine's own and not told of; the same host under a name is.
    const named = ['--resolve', `mirror.example:${other.port}:127.0.3.2`];
    expect(await ask('-k', ...named, `${other.origin}/secret`)).toBe('private');
    expect(await ask('--proxy-user', 'a:b', `${clear.origin}/secret`)).toBe('/secret undefined');
    expect(recorder.elsewhere()).toBeUndefined();
    const beside = net.createServer((socket) => socket.end('beside'));
    await new Promise<void>((resolve) => beside.listen(0, '127.0.3.1', resolve));
    closers.push(() => beside.close());
    const { port } = beside.address() as net.AddressInfo;
    const proxyPort = Number(new URL(recorder.proxyUrl!).port);
    expect(await raw(proxyPort, `CONNECT 127.0.3.1:${port} HTTP/1.1\r\nHost: x\r\n\r\n`)).toMatch(
      /200 [^]*beside$/,
    );
    await raw(proxyPort, 'CONNECT no.such.host.invalid:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    await raw(proxyPort, 'CONNECT no.such.host.invalid:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(recorder.elsewhere()).toEqual({
      hosts: [
        { host: `127.0.3.1:${port}`, connections: 1, cloud: true },
        { host: 'no.such.host.invalid:443', connections: 2 },
      ],
      more: 0,
    });
    expect(lines).toEqual([]);
    expect(cloud.origin).toContain('127.0.3.1');
  });

  it('refuses other hosts where it is told to, and says why', async () => {
    const { ask, recorder } = await proxied(servers, { others: 'refuse' });
    await expect(ask('https://mirror.example/x')).rejects.toThrow(/403/);
    expect(await ask('http://mirror.example/x')).toContain('mirror.example is not a host of the cloud');
    expect(recorder.elsewhere()).toEqual({
      hosts: [
        { host: 'mirror.example:443', connections: 1, refused: true },
        { host: 'mirror.example:80', connections: 1, refused: true },
      ],
      more: 0,
    });
  });

  it('shows a client that trusts no authority of the run’s', async () => {
    const { cloud, recorder, line } = await proxied(servers);
    await expect(curl('--proxy', recorder.proxyUrl!, `${cloud.origin}/compute/v2.1/servers`)).rejects.toThrow(
      /certificate/,
    );
    expect(await line()).toMatchObject({
      operation: null,
      unknown: { code: 'MALFORMED_REQUEST', reason: expect.stringContaining('ERR_SSL') as string },
    });
  });

  it('speaks HTTP/1.1 to clients that would rather speak HTTP/2', async () => {
    const { cloud, ask, line } = await proxied(servers);
    const { stdout } = await run('curl', ['--version']);
    expect(stdout).toContain('HTTP2');
    await ask('--http2', `${cloud.origin}/compute/v2.1/servers`);
    expect(await line()).toMatchObject({ status: 200 });
  });

  it('carries another protocol inside a tunnel, as a console speaks it', async () => {
    const { cloud, recorder, line } = await proxied(servers, { secure: false });
    if (!('server' in cloud)) throw new Error('the cloud in the clear has a server to listen on');
    cloud.server.on('upgrade', (req, socket) => {
      socket.write(
        `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n${req.url}`,
      );
      socket.on('data', (chunk: Buffer) => socket.end(chunk.toString().toUpperCase()));
    });
    const host = new URL(cloud.origin).host;
    const port = Number(new URL(recorder.proxyUrl!).port);
    const socket = net.connect(port, '127.0.0.1');
    let seen = '';
    const until = (text: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => (seen.includes(text) ? resolve() : void socket.once('data', look));
        look();
      });
    socket.on('data', (chunk) => (seen += chunk.toString()));
    socket.write(`CONNECT ${host} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
    await until('200 Connection Established');
    socket.write(
      `GET /compute/v2.1/console HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
    );
    await until('/compute/v2.1/console');
    socket.write('keys');
    await until('KEYS');
    socket.destroy();
    expect(await line()).toMatchObject({ end: 'upgraded', status: 101, via: 'forward-proxy', sent: 4 });
  });

  it('refuses a CONNECT that names no place, and outlives clients that go away', async () => {
    const { cloud, ask, recorder, line } = await proxied(servers);
    const port = Number(new URL(recorder.proxyUrl!).port);
    expect(await raw(port, 'CONNECT nowhere HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/^HTTP\/1.1 400/);
    const host = cloud.origin.slice('https://'.length);
    for (const text of ['', '\x16', '\x16\x03\x01\x00\x05garbage', 'GET']) {
      await raw(port, `CONNECT ${host} HTTP/1.1\r\nHost: x\r\n\r\n${text}`, '200 Connection').catch(() => '');
    }
    await ask(`${cloud.origin}/compute/v2.1/servers`);
    while ((await line()).status !== 200);
    expect(recorder.stats().open).toBe(0);
  });
});
