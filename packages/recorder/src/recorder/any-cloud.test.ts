// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bodyOf, sendJson, startLocalCloud, startTestRecorder } from '../testing/local-cloud.js';
import { ENGINES } from '../testing/engines.js';
import { curl, run } from '../testing/outside-client.js';
import { startSecureCloud, testAuthority } from '../testing/secure-cloud.js';
import type { RecorderOptions } from './recorder-options.js';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

/** What arrived last: the answer that tells of it is rewritten on its way back. */
let arrived = '';
/** Tells what arrived. */
const echo = (req: IncomingMessage, res: ServerResponse): void => {
  void bodyOf(req).then((body) => {
    arrived = body.toString();
    sendJson(res, 200, { path: req.url, headers: req.headers });
  });
};
interface Echo {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

describe.each(ENGINES)('in front of any cloud, the recorder on %s', (_name, engine) => {
  async function started(
    answer: (req: IncomingMessage, res: ServerResponse) => void,
    types: readonly (readonly [type: string, path: string])[],
    change: Partial<RecorderOptions> = {},
  ) {
    const cloud = await startLocalCloud(answer);
    closers.push(() => cloud.close());
    const catalog = types.map(([type, path]) => ({
      type,
      interface: 'public' as const,
      region: 'R',
      url: `${cloud.origin}${path}`,
    }));
    const recording = await startTestRecorder(cloud.origin, {
      cloud: { authUrl: `${cloud.origin}/identity/v3`, catalog },
      engine,
      ...change,
    });
    closers.push(() => recording.recorder.close({ graceMs: 100 }));
    return { cloud, ...recording, own: recording.recorder.origin };
  }

  describe('a request that names the recorder', () => {
    const send = async (own: string, path: string, body: string): Promise<Echo> =>
      JSON.parse(
        await curl('-H', 'Content-Type: application/json', '--data-binary', body, `${own}${path}`),
      ) as Echo;
    const types = [
      ['image', '/image'],
      ['load-balancer', '/load-balancer'],
      ['key-manager', '/key-manager'],
      ['object-store', '/v1/AUTH_1'],
    ] as const;

    it('reaches the cloud with the cloud’s own URLs, and the right length', async () => {
      const { cloud, own, line } = await started(echo, types);
      const uri = `${own}/v1/AUTH_1/images/cirros.img`;
      const body = JSON.stringify({ method: { name: 'web-download', uri } });
      const { headers } = await send(own, '/image/v2/images/1/import', body);
      expect(JSON.parse(arrived)).toEqual({
        method: { name: 'web-download', uri: `${cloud.origin}/v1/AUTH_1/images/cirros.img` },
      });
      expect(Number(headers['content-length'])).toBe(arrived.length);
      expect(await line()).toMatchObject({ operation: 'image:image.import', sent: body.length });
      const listener = (origin: string): string =>
        `{"listener":{"default_tls_container_ref":"${origin}/key-manager/v1/containers/1","name":"é"}}`;
      await send(own, '/load-balancer/v2.0/lbaas/listeners', listener(own));
      expect(arrived).toBe(listener(cloud.origin));
    });

    it('is not touched where its body is somebody’s data', async () => {
      const { own } = await started(echo, types);
      const body = `{"see": "${own}/image"}`;
      const untouched = async (path: string, sent: string, from = sent): Promise<void> => {
        await send(own, path, from);
        expect(arrived).toBe(sent);
      };
      await untouched('/v1/AUTH_1/c/o.json', body);
      await untouched('/key-manager/v1/secrets', body);
      await untouched('/image/v2/images', `{"a":"${own}/nowhere"}`);
      const large = `{"a":"${'x'.repeat(300_000)}${own}/image"}`;
      const folder = await mkdtemp(join(tmpdir(), 'large-'));
      closers.push(() => rm(folder, { recursive: true }));
      await writeFile(join(folder, 'body'), large);
      await untouched('/image/v2/images', large, `@${join(folder, 'body')}`);
    });
  });

  describe('what clients sign', () => {
    it('reaches S3 with the host and the path that were signed', async () => {
      const { own, line } = await started(echo, [['object-store', '/v1/AUTH_1']]);
      const { path, headers } = JSON.parse(
        await curl('--aws-sigv4', 'aws:amz:R:s3', '--user', 'key:secret', `${own}/bucket/a%20b?list-type=2`),
      ) as Echo;
      expect(path).toBe('/bucket/a%20b?list-type=2');
      expect(headers['host']).toBe(own.slice('http://'.length));
      const seen = await line();
      expect(seen).toMatchObject({ service: 's3', auth: { how: 'ec2' } });
      expect(seen.path).not.toMatch(/bucket/);
    });

    it('reaches Swift at the path of the storage URL', async () => {
      const { cloud, own, line } = await started(
        (_, res) => res.writeHead(204, { 'X-Storage-Url': `${cloud.origin}/v1/AUTH_1` }).end(),
        [['object-store', '/v1/AUTH_1']],
      );
      const head = await curl('-i', `${own}/v1/AUTH_1/c/o?temp_url_sig=s&temp_url_expires=1`);
      expect(head).toContain(`X-Storage-Url: ${own}/v1/AUTH_1\r\n`);
      expect(await line()).toMatchObject({ operation: 'object-store:object.get', auth: { how: 'temp-url' } });
    });
  });

  it('a RADOS Gateway’s paths without an account are the operations that they are', async () => {
    const { own, line } = await started(echo, [['object-store', '/swift/v1']]);
    for (const [path, operation] of [
      ['', 'object-store:account.get'],
      ['/c', 'object-store:container.get'],
      ['/c/a/b', 'object-store:object.get'],
    ]) {
      const { path: sent } = JSON.parse(await curl(`${own}/swift/v1${path}`)) as Echo;
      expect(sent).toBe(`/swift/v1${path}`);
      expect((await line()).operation).toBe(operation);
    }
  });

  it('a catalog in which services share an address leads each to its own', async () => {
    const { cloud, own, line } = await started((req, res) => {
      if (req.method !== 'POST') return echo(req, res);
      const endpoint = (url: string) => [
        { interface: 'public', region_id: 'R', url: `${cloud.origin}${url}` },
      ];
      const catalog = [
        { type: 'identity', id: '1', endpoints: endpoint('/v3') },
        { type: 'compute', id: '2', endpoints: endpoint('/v2.1') },
        { type: 'network', id: '3', endpoints: endpoint('') },
        { type: 'object-store', id: '4', endpoints: endpoint('/v1/AUTH_1') },
      ];
      sendJson(res, 201, { token: { catalog, links: { self: `${cloud.origin}/v3/auth/tokens` } } });
    }, []);
    const { token } = JSON.parse(
      await curl(
        '-H',
        'Content-Type: application/json',
        '-d',
        '{"auth":{}}',
        `${own}/identity/v3/auth/tokens`,
      ),
    ) as { token: { catalog: { type: string; endpoints: { url: string }[] }[] } };
    const urls = Object.fromEntries(token.catalog.map(({ type, endpoints }) => [type, endpoints[0]!.url]));
    await line();
    const called = async (url: string): Promise<[string, string | null]> => {
      const { path } = JSON.parse(await curl(url)) as Echo;
      return [path, (await line()).operation];
    };
    expect(await called(`${urls['compute']}/servers`)).toEqual(['/v2.1/servers', 'compute:server.list']);
    expect(await called(`${urls['network']}/v2.0/networks`)).toEqual([
      '/v2.0/networks',
      'network:network.list',
    ]);
    expect(await called(`${urls['object-store']}/c/o`)).toEqual([
      '/v1/AUTH_1/c/o',
      'object-store:object.get',
    ]);
  });

  it('an answer that names its service by another address leads back already', async () => {
    const { own } = await started(
      (_, res) =>
        sendJson(res, 200, {
          servers: [{ links: [{ rel: 'self', href: 'http://10.0.0.5:8774/v2.1/servers/1' }] }],
          servers_links: [{ rel: 'next', href: 'http://10.0.0.5:8774/v2.1/servers?marker=1' }],
        }),
      [['compute', '/v2.1']],
    );
    const text = await curl(`${own}/compute/v2.1/servers`);
    expect(text).not.toContain('10.0.0.5');
    expect(text).toContain(`${own}/compute/v2.1/servers?marker=1`);
  });

  describe('TLS', () => {
    it('to the solution: https, with an authority that the client must trust', async () => {
      const authority = await testAuthority();
      const { own, recorder, line } = await started(
        (_, res) => sendJson(res, 200, { links: [{ rel: 'self', href: `${own}/x` }] }),
        [['compute', '/compute/v2.1']],
        { tls: { authority } },
      );
      expect(recorder.authUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/identity\/v3$/);
      const folder = await mkdtemp(join(tmpdir(), 'tls-'));
      closers.push(() => rm(folder, { recursive: true }));
      await writeFile(join(folder, 'ca.pem'), authority.certificate);
      const trusting = ['--cacert', join(folder, 'ca.pem')];
      await curl(...trusting, `${own}/compute/v2.1/servers`);
      expect(await line()).toMatchObject({ operation: 'compute:server.list', status: 200 });
      await curl(...trusting, `${own.replace('127.0.0.1', 'localhost')}/compute/v2.1/servers`);
      expect(await line()).toMatchObject({ status: 200 });
      await expect(curl(`${own}/compute/v2.1/servers`)).rejects.toThrow(/certificate/);
    });

    it('to the cloud: with the client certificate that it asks for', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'client-'));
      closers.push(() => rm(folder, { recursive: true }));
      const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', keyFile, '-out', certFile, '-days', '2'];
      await run('openssl', ['req', '-x509', '-subj', '/CN=client', ...made]);
      const [key, cert] = [await readFile(keyFile), await readFile(certFile)];
      const cloud = await startSecureCloud(echo, { ca: cert, requestCert: true, rejectUnauthorized: true });
      closers.push(() => cloud.close());
      const ask = async (shown: Partial<RecorderOptions['cloud']>): Promise<string | null> => {
        const { recorder, line } = await startTestRecorder(cloud.origin, {
          engine,
          cloud: { authUrl: `${cloud.origin}/v3`, ca: cloud.ca, ...shown },
        });
        await run('curl', ['-sS', `${recorder.origin}/identity/v3`]);
        const { end } = await line();
        await recorder.close();
        return end;
      };
      expect(await ask({})).toMatch(/^upstream-/);
      expect(await ask({ cert, key })).toBe('complete');
    });
  });

  it('stands in for a cloud on IPv6, on IPv6', async () => {
    const cloud = await startSecureCloud(echo, {}, '::1');
    closers.push(() => cloud.close());
    const { recorder, line } = await startTestRecorder(cloud.origin, {
      engine,
      listen: { host: '::1' },
      cloud: {
        authUrl: `${cloud.origin}/identity/v3`,
        ca: cloud.ca,
        catalog: [{ type: 'compute', interface: 'internal', region: 'R', url: `${cloud.origin}/v2.1/` }],
      },
    });
    closers.push(() => recorder.close());
    expect(recorder.authUrl).toMatch(/^http:\/\/\[::1\]:\d+\/identity\/v3$/);
    const { path, headers } = JSON.parse(await curl('-g', `${recorder.origin}/compute/v2.1/servers`)) as Echo;
    expect(path).toBe('/v2.1/servers');
    expect(headers['host']).toBe(`[::1]:${cloud.port}`);
    expect(await line()).toMatchObject({ endpoint: { interface: 'internal' }, status: 200 });
  });
});
