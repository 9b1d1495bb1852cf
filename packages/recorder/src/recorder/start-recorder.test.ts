// SPDX-License-Identifier: Apache-2.0
import { gunzipSync } from 'node:zlib';
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exchange } from '@touchstone/model';
import { afterEach, describe, expect, it } from 'vitest';
import { readRecording, readRecordingLines } from '../format/read-recording.js';
import { openRecordingWriter } from '../format/recording-writer.js';
import {
  bodyOf,
  sendJson,
  startLocalCloud,
  startTestRecorder,
  type LocalCloud,
} from '../testing/local-cloud.js';
import { harOf } from '../testing/har-of.js';
import { SAMPLE_HEADER } from '../testing/sample-header.js';

const PROJECT = 'b302b0faf5964ab5ab599bde76828130';
const SERVER = '507b4b7b-a03d-4727-97e9-2cfc5c554f3d';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function start(
  change: Parameters<typeof startTestRecorder>[1] = {},
): Promise<{ cloud: LocalCloud } & Awaited<ReturnType<typeof startTestRecorder>>> {
  const cloud = await startLocalCloud();
  const test = await startTestRecorder(cloud.origin, change);
  closers.push(
    () => cloud.close(),
    () => test.recorder.close({ graceMs: 100 }),
  );
  return { cloud, ...test };
}

const json = { 'Content-Type': 'application/json' };

function tokenOf(origin: string): unknown {
  const endpoint = (url: string, kind = 'public'): unknown => ({
    interface: kind,
    region_id: 'RegionOne',
    url,
    id: 'e',
  });
  return {
    token: {
      project: { id: PROJECT },
      catalog: [
        {
          type: 'compute',
          id: 's1',
          endpoints: [endpoint(`${origin}/compute/v2.1`), endpoint('http://10.9.9.9:8774/v2.1', 'internal')],
        },
        { type: 'dns', id: 's2', endpoints: [endpoint(`${origin}/dns`)] },
      ],
    },
  };
}

describe('the recorder', () => {
  it('leads every endpoint of a catalog back, also those that it sees for the first time', async () => {
    const { cloud, recorder, line } = await start();
    cloud.answer = (_, res) =>
      sendJson(res, 201, tokenOf(cloud.origin), { 'X-Subject-Token': 'gAAAA-canary' });
    const body = JSON.stringify({ auth: { identity: { methods: ['application_credential'] } } });
    const answer = await fetch(`${recorder.authUrl}/auth/tokens`, { method: 'POST', headers: json, body });
    const text = await answer.text();
    expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(text.match(/"url":"[^"]*"/g)).toEqual([
      `"url":"${recorder.origin}/compute/v2.1"`,
      `"url":"${recorder.origin}/compute.internal.RegionOne/v2.1"`,
      `"url":"${recorder.origin}/dns"`,
    ]);
    const written = await line();
    expect(written.auth).toEqual({
      how: 'application_credential',
      issued: recorder.hash.token('gAAAA-canary'),
      project: PROJECT,
      catalog: true,
    });
    cloud.answer = (_, res) => sendJson(res, 200, { servers: [] });
    await fetch(`${recorder.origin}/compute/v2.1/servers`, { headers: { 'X-Auth-Token': 'gAAAA-canary' } });
    expect((await line()).auth).toEqual({ how: 'token', token: written.auth.issued, project: PROJECT });
  });

  it('notes operation, microversions, ids, states, pages and faults', async () => {
    const { cloud, recorder, line } = await start({ currentStep: () => ({ step: 'boot', phase: 'step' }) });
    const url = `${recorder.origin}/compute/v2.1/servers`;
    const given = {
      'OpenStack-API-Version': 'compute 2.87',
      'x-openstack-request-id': 'req-3ce81a1a-bf74-4b53-99db-e1eac0cd8f5c',
    };
    cloud.answer = (_, res) =>
      sendJson(
        res,
        202,
        { server: { id: SERVER, links: [{ href: `${cloud.origin}/compute/v2.1/servers/${SERVER}` }] } },
        given,
      );
    const asked = {
      ...json,
      'X-OpenStack-Nova-API-Version': '2.87',
      'User-Agent': 'python-novaclient/18 (secret host) keystoneauth1/5',
    };
    const made = await fetch(url, { method: 'POST', headers: asked, body: '{"server": {"name": "x"}}' });
    expect(await made.text()).toContain(`${recorder.origin}/compute/v2.1/servers/${SERVER}`);
    expect(await line()).toMatchObject({
      step: 'boot',
      phase: 'step',
      service: 'compute',
      operation: 'compute:server.create',
      asked: '2.87',
      given: '2.87',
      requestId: given['x-openstack-request-id'],
      userAgent: 'python-novaclient/18 keystoneauth1/5',
      endpoint: { interface: 'public', region: 'RegionOne' },
      created: [{ type: 'compute:server', id: SERVER }],
    });

    cloud.answer = (_, res) => sendJson(res, 200, { server: { id: SERVER, status: 'ACTIVE' } });
    await fetch(`${url}/${SERVER}`);
    expect((await line()).read).toEqual({ type: 'compute:server', id: SERVER, state: 'ACTIVE' });

    cloud.answer = (_, res) =>
      sendJson(res, 200, {
        servers: [],
        servers_links: [{ rel: 'next', href: `${cloud.origin}/compute/v2.1/servers?marker=1` }],
      });
    await fetch(`${url}?limit=1&name=private`);
    expect(await line()).toMatchObject({ next: true, query: ['limit', 'name'] });

    cloud.answer = (_, res) =>
      sendJson(res, 404, { itemNotFound: { code: 404, message: 'Instance x could not be found.' } });
    await fetch(`${url}/${SERVER}`, { method: 'DELETE' });
    const refused = await line();
    expect(refused).toMatchObject({ status: 404, fault: 'itemNotFound', operation: 'compute:server.delete' });
    expect(refused.deleted).toBeUndefined();

    cloud.answer = (_, res) => res.writeHead(202).end();
    await fetch(`${url}/${SERVER}/action`, { method: 'POST', headers: json, body: '{"os-stop": null}' });
    expect(await line()).toMatchObject({ operation: 'compute:server.action.stop', status: 202 });
  });

  it('serves on the IPv6 loopback too', async () => {
    const { cloud, recorder } = await start({ listen: { host: '::1' } });
    cloud.answer = (_, res) => sendJson(res, 200, { href: `${cloud.origin}/compute/v2.1` });
    expect(recorder.authUrl).toMatch(/^http:\/\/\[::1\]:\d+\/identity\/v3$/);
    const answer = await fetch(`${recorder.origin}/compute/v2.1`);
    expect(await answer.json()).toEqual({ href: `${recorder.origin}/compute/v2.1` });
  });

  it('says what it does not know, without names', async () => {
    const { cloud, recorder, line } = await start();
    cloud.answer = (_, res) => res.writeHead(404).end();
    await fetch(`${recorder.origin}/compute/v2.1/no-such/canary-name/x`);
    const unknown = await line();
    expect(unknown).toMatchObject({ operation: null, unknown: { code: 'UNKNOWN_PATH' } });
    expect(JSON.stringify(unknown)).not.toContain('canary');
    const outside = await fetch(`${recorder.origin}/canary-place/x?canary=1`);
    expect(outside.status).toBe(404);
    expect(await outside.json()).toMatchObject({ error: { code: 404 } });
    const told = await line();
    expect(told).toMatchObject({ service: null, end: 'refused', unknown: { code: 'OUTSIDE_CATALOG' } });
    expect(JSON.stringify(told)).not.toContain('canary-');
    expect(recorder.stats()).toMatchObject({
      exchanges: 2,
      unclassified: 2,
      byService: { compute: { unknown: 1 } },
    });
  });

  it('tells apart by their headers what Swift does at one path', async () => {
    const { cloud, recorder, line } = await start();
    cloud.answer = (_, res) => res.writeHead(201).end();
    const put = async (headers: Record<string, string>): Promise<unknown> => {
      await fetch(`${recorder.origin}/object-store/v1/AUTH_1/c/o`, { method: 'PUT', headers });
      return (await line()).operation;
    };
    expect(await put({})).toBe('object-store:object.put');
    expect(await put({ 'X-Symlink-Target': 'c/other' })).toBe('object-store:object.put-symlink');
    expect(await put({ 'X-Object-Manifest': 'c/parts' })).toBe('object-store:object.put-dlo-manifest');
    expect(await put({ 'X-Copy-From': '/c/other' })).toBe('object-store:object.put-copy');
  });

  it('never touches objects and images, whatever they look like', async () => {
    const { cloud, recorder } = await start();
    const data = JSON.stringify({ href: `${cloud.origin}/compute/v2.1` });
    let encodings: (string | undefined)[] = [];
    cloud.answer = (req, res) => {
      encodings.push(req.headers['accept-encoding'] as string);
      res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': data.length }).end(data);
    };
    const headers = { 'Accept-Encoding': 'gzip' };
    const get = async (path: string): Promise<string> =>
      (await fetch(recorder.origin + path, { headers })).text();
    expect(await get('/object-store/v1/AUTH_1/c/o.json')).toBe(data);
    expect(await get(`/image/v2/images/${SERVER}/file`)).toBe(data);
    expect(await get('/compute/v2.1/extensions')).toContain(recorder.origin);
    expect(encodings).toEqual(['gzip', 'gzip', 'identity']);
  });

  it('rewrites JSON of any size, and drops the length that HEAD could not keep', async () => {
    const { cloud, recorder, line } = await start();
    const many = Array.from({ length: 60_000 }, (_, id) => ({
      id,
      href: `${cloud.origin}/compute/v2.1/servers/${id}`,
    }));
    cloud.answer = (_, res) => sendJson(res, 200, { many });
    const url = `${recorder.origin}/compute/v2.1/servers/detail`;
    const text = await (await fetch(url)).text();
    expect(text).not.toContain(cloud.origin);
    expect(JSON.parse(text)).toMatchObject({ many: { length: 60_000 } });
    expect((await line()).received).toBe(Buffer.byteLength(JSON.stringify({ many })));
    cloud.answer = (_, res) =>
      res.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 99 }).end();
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBeNull();
  });

  it('goes on serving when the recording fails, and says so', async () => {
    const failures: unknown[] = [];
    const failing = {
      append: () => {
        throw new Error('disk');
      },
    };
    const { cloud, recorder } = await start({ writer: failing, onFailed: (error) => failures.push(error) });
    cloud.answer = (_, res) => sendJson(res, 200, {});
    for (let at = 0; at < 3; at += 1)
      expect((await fetch(`${recorder.origin}/compute/v2.1/servers`)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(failures).toHaveLength(1);
    expect(recorder.failure()).toBe(failures[0]);
    expect(recorder.stats()).toMatchObject({ exchanges: 0, dropped: 3 });
    expect(await recorder.close()).toEqual({ open: 3 });
  });

  it('keeps no secret: planted canaries are nowhere in the recording or its HAR', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'canary-'));
    closers.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'recording.ndjson.gz');
    const writer = await openRecordingWriter({ to: path, header: SAMPLE_HEADER });
    const { cloud, recorder } = await start({ writer });
    const c = (what: string): string => `CANARY${what}CANARY`;
    const put = (
      method: string,
      where: string,
      body: unknown,
      headers: Record<string, string> = {},
    ): Promise<unknown> =>
      fetch(recorder.origin + where, {
        method,
        headers: {
          ...json,
          'X-Auth-Token': c('token'),
          'User-Agent': `x/1 (${c('comment')})`,
          Cookie: c('cookie'),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }).then((answer) => answer.text());
    cloud.answer = (req, res) => {
      void bodyOf(req).then((body) =>
        sendJson(
          res,
          req.url?.includes('fail') ? 400 : 201,
          {
            token: { project: { id: PROJECT, name: c('project') }, catalog: [] },
            server: { id: SERVER, adminPass: c('adminPass') },
            keypair: { name: c('keypair'), private_key: c('private') },
            application_credential: { id: PROJECT, secret: c('secret') },
            badRequest: { message: c('message'), code: 400 },
            echo: body.toString(),
          },
          {
            'X-Subject-Token': c('issued'),
            'X-Object-Meta-Secret': c('meta'),
            'x-openstack-request-id': c('request'),
          },
        ),
      );
    };
    const identity = {
      methods: ['password'],
      password: { user: { name: c('user'), password: c('password') } },
    };
    await put('POST', '/identity/v3/auth/tokens', { auth: { identity } });
    await put('POST', `/identity/v3/users/${PROJECT}/application_credentials`, { secret: c('secret') });
    await put('POST', '/compute/v2.1/servers', { server: { user_data: c('userdata'), name: c('server') } });
    await put('POST', '/compute/v2.1/os-keypairs', { keypair: { name: c('keypair') } });
    await put('DELETE', `/compute/v2.1/os-keypairs/${c('keypair')}`, undefined);
    await put('POST', `/compute/v2.1/servers/${SERVER}/action`, { [c('action')]: c('value') });
    await put('PUT', `/object-store/v1/AUTH_${PROJECT}/${c('container')}/${c('object')}`, c('content'));
    await put(
      'GET',
      `/object-store/v1/AUTH_${PROJECT}/c/o?temp_url_sig=${c('sig')}&${c('queryname')}=${c('query')}`,
      undefined,
    );
    await put('GET', `/compute/v2.1/servers?name=${c('query')}&fail=1`, undefined);
    await put('GET', `/compute/v2.1/${c('path')}/${c('path')}`, undefined);
    await put('GET', `/${c('outside')}`, undefined);
    await put('GET', `/identity/v2.0/tokens/${c('pathtoken')}`, undefined);
    await put('GET', '/identity/v2.0/tokens/0123456789abcdef0123456789abcdef', undefined);
    await put('PROPFIND', '/identity/v3', undefined, { Authorization: c('authorization') });
    await recorder.close();
    await writer.close({ at: 1e6, outcome: 'complete', open: 0 });

    const text = gunzipSync(await readFile(path)).toString();
    const recording = await readRecording(path);
    expect(recording.exchanges).toHaveLength(14);
    expect(recording.integrity.state).toBe('complete');
    for (const one of recording.exchanges) expect(exchange.safeParse(one).success).toBe(true);
    const har = JSON.stringify(await harOf(readRecordingLines(path)));
    for (const shown of [text, har]) {
      expect(shown).not.toContain('CANARY');
      expect(shown).not.toContain('0123456789abcdef0123456789abcdef');
    }
  });

  it('leaves a recording that opens and is known as truncated when it is killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'killed-'));
    closers.push(() => rm(folder, { recursive: true }));
    const path = join(folder, 'recording.ndjson.gz');
    const built = new URL('../../dist/index.js', import.meta.url).href;
    const script = `
      import { openRecordingWriter } from ${JSON.stringify(built)};
      const writer = await openRecordingWriter({ to: ${JSON.stringify(path)}, header: ${JSON.stringify(SAMPLE_HEADER)}, flushMs: 50 });
      let at = 0;
      setInterval(() => { for (let n = 0; n < 50; n += 1) writer.append({ kind: 'exchange', at: at += 1, step: null, phase: null,
        service: 'compute', operation: 'compute:server.list', method: 'GET', path: '/v2.1/servers', status: 200, end: 'complete',
        firstMs: 1, totalMs: 1, sent: 0, received: 0, auth: { how: 'none' } }); }, 5);
      process.stdout.write('ready');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    const { integrity, exchanges, footer } = await readRecording(path);
    expect(integrity.state).toBe('truncated');
    expect(exchanges.length).toBeGreaterThan(100);
    expect(footer).toBeNull();
  });

  it('trusts the authority it was given, and none other', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tls-'));
    closers.push(() => rm(folder, { recursive: true }));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
    await promisify(execFile)('openssl', [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      ...subject,
    ]);
    const https = await import('node:https');
    const server = https.createServer({ key: await readFile(key), cert: await readFile(cert) }, (_, res) =>
      sendJson(res, 200, { servers: [] }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as { port: number }).port}`;
    closers.push(async () => server.close());
    const ask = async (trust: { ca?: string; insecure?: boolean }): Promise<[number, string | null]> => {
      const catalog = [{ type: 'compute', interface: 'public' as const, region: 'R', url: `${url}/v2.1` }];
      const { recorder, line } = await startTestRecorder(url, {
        cloud: { authUrl: `${url}/v3`, catalog, ...trust },
      });
      const { status } = await fetch(`${recorder.origin}/compute/v2.1/servers`);
      const { end } = await line();
      await recorder.close();
      return [status, end];
    };
    expect(await ask({ ca: await readFile(cert, 'utf8') })).toEqual([200, 'complete']);
    expect(await ask({ insecure: true })).toEqual([200, 'complete']);
    expect(await ask({})).toEqual([502, 'upstream-unreachable']);
  });
});
