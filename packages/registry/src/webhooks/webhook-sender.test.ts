// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookSender, type WebhookAnswer, type WebhookSenderOptions } from './webhook-sender.js';

const opened: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

interface Listening {
  readonly port: number;
  readonly connections: () => number;
  readonly asked: { readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }[];
}

function listen(
  answer: RequestListener,
  make = createServer as (l: RequestListener) => Server,
): Promise<Listening> {
  const asked: Listening['asked'] = [];
  let connections = 0;
  const server = make(async (request, response) => {
    let body = '';
    for await (const piece of request) body += String(piece);
    asked.push({ url: request.url ?? '', headers: request.headers, body });
    void answer(request, response);
  });
  server.on('connection', () => (connections += 1));
  opened.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve({ port: (server.address() as AddressInfo).port, connections: () => connections, asked }),
    ),
  );
}

const ok: RequestListener = (_, response) => void response.writeHead(204).end();

function send(url: string, options: Partial<WebhookSenderOptions> = {}): Promise<WebhookAnswer> {
  const sender = webhookSender({ loopback: false, ...options });
  return sender({ url, headers: { 'webhook-id': 'msg_1' }, body: '{"a":1}' }, new AbortController().signal);
}

describe('a message to a webhook', () => {
  it('arrives as it was given, and its answer is known by its status alone', async () => {
    const server = await listen(
      (_, response) => void response.writeHead(202, { 'x-secret': 'a' }).end('inside'),
    );
    expect(await send(`http://localhost:${server.port}/hook?a=b`, { loopback: true })).toEqual({
      status: 202,
    });
    expect(server.asked).toMatchObject([
      {
        url: '/hook?a=b',
        body: '{"a":1}',
        headers: { 'webhook-id': 'msg_1', 'content-type': 'application/json' },
      },
    ]);
  });

  it('does not reach this machine, whatever the address is called', async () => {
    const server = await listen(ok);
    const names = [
      '127.0.0.1',
      'localhost',
      '127.1',
      '0',
      '0x7f.1',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
    ];
    for (const name of [...names, '[64:ff9b::7f00:1]', '[2002:7f00:1::]', 'localhost.', 'LOCALHOST'])
      for (const scheme of ['http', 'https'])
        expect(await send(`${scheme}://${name}:${server.port}/`)).toHaveProperty('why');
    expect(server.connections()).toBe(0);
  });

  it('is not sent where a name leads inside, by one of its addresses or by all', async () => {
    const server = await listen(ok);
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.216.34', '10.0.0.1'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      [],
    ]) {
      const answer = await send(`https://hook.example:${server.port}/`, { lookup: async () => addresses });
      expect(answer).toMatchObject({
        why: expect.stringContaining('no address of the public Internet') as string,
      });
      // Nor is it told which addresses a name has inside.
      expect(JSON.stringify(answer)).not.toMatch(/127\.0|10\.0|::1/);
    }
    expect(server.connections()).toBe(0);
  });

  it('goes to the address that was looked at, though the name leads elsewhere a moment later', async () => {
    const server = await listen(ok);
    let lookups = 0;
    const answer = await send(`http://localhost:${server.port}/`, {
      loopback: true,
      // Rebinding: the second answer would lead to a place where nobody listens.
      lookup: async () => [(lookups += 1) === 1 ? '127.0.0.1' : '127.0.0.2'],
    });
    expect([answer, lookups, server.connections()]).toEqual([{ status: 204 }, 1, 1]);
    const rebound = await send(`https://hook.example:${server.port}/`, {
      lookup: async () => [(lookups += 1) === 2 ? '127.0.0.1' : '93.184.216.34'],
    });
    expect(rebound).toHaveProperty('why');
    expect(server.connections()).toBe(1);
  });

  it('does not follow a redirect', async () => {
    const inside = await listen(ok);
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await listen(
        (_, response) =>
          void response.writeHead(status, { location: `http://127.0.0.1:${inside.port}/` }).end(),
      );
      expect(await send(`http://localhost:${server.port}/`, { loopback: true })).toEqual({ status });
    }
    expect(inside.connections()).toBe(0);
  });

  it('waits for no one longer than it may, at whatever point a receiver falls silent', async () => {
    const silent = await listen(() => undefined);
    const options = { loopback: true, milliseconds: 300 };
    const began = Date.now();
    expect(await send(`http://localhost:${silent.port}/`, options)).toEqual({
      why: 'no answer within 0.3 s',
    });
    expect(
      await send('https://hook.example/', { ...options, lookup: () => new Promise(() => undefined) }),
    ).toEqual({
      why: 'no answer within 0.3 s',
    });
    expect(Date.now() - began).toBeLessThan(5000);
  });

  it('does not read an answer that never ends, nor headers without end', async () => {
    const endless = await listen((_, response) => {
      response.writeHead(200);
      const pour = (): void => {
        while (response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', pour).on('error', () => undefined);
      pour();
    });
    expect(await send(`http://localhost:${endless.port}/`, { loopback: true })).toEqual({ status: 200 });
    const wordy = await listen(
      (_, response) => void response.writeHead(200, { 'x-a': 'a'.repeat(30_000) }).end(),
    );
    expect(await send(`http://localhost:${wordy.port}/`, { loopback: true })).toHaveProperty('why');
  });

  it('is sent to who proves to have the name, by its certificate', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'touchstone-tls-'));
    opened.push(() => rm(folder, { recursive: true }));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const curve = 'ec -pkeyopt ec_paramgen_curve:P-256';
    const asked = `req -x509 -newkey ${curve} -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost`;
    execFileSync('openssl', [...asked.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const papers = { key: await readFile(key), cert: await readFile(cert, 'utf8') };
    const server = await listen(ok, (listener) => createTlsServer(papers, listener) as unknown as Server);
    const options = { loopback: true, ca: papers.cert, lookup: async () => ['127.0.0.1'] };
    expect(await send(`https://localhost:${server.port}/`, options)).toEqual({ status: 204 });
    const untrusted = { loopback: true, lookup: options.lookup };
    expect(await send(`https://localhost:${server.port}/`, untrusted)).toHaveProperty('why');
    expect(await send(`https://127.0.0.1:${server.port}/`, options)).toEqual({
      why: 'no answer (ERR_TLS_CERT_ALTNAME_INVALID)',
    });
    expect(server.asked).toHaveLength(1);
  });
});
