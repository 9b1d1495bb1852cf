// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, test } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkNeeds } from './check-needs.js';
import type { CloudConfig } from './cloud-config.js';
import { connect } from './connect.js';
import type { Connection } from './connection.js';
import { DEFAULT_TIMEOUTS } from './http-client.js';

type Answer = readonly [status: number, body: unknown, headers?: Record<string, string>];
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(
  answer: (method: string, url: string, origin: string) => Answer | undefined,
): Promise<string> {
  let origin = '';
  const server = createServer((request, response) => {
    const found = answer(request.method ?? '', request.url ?? '', origin);
    if (found === undefined) return;
    const [status, body, headers = {}] = found;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return origin;
}

function config(authUrl: string, more: Partial<CloudConfig> = {}): CloudConfig {
  return {
    name: 'test',
    authType: 'password',
    auth: { auth_url: authUrl, username: 'u', password: 'p', project_name: 'pr' },
    region: 'R',
    interface: 'public',
    verify: true,
    cacert: undefined,
    cert: undefined,
    key: undefined,
    from: {},
    ...more,
  };
}
const now = (): number => 0;
const VERSION = { version: { id: 'v3.14', links: [{ rel: 'self', href: 'http://elsewhere/v3/' }] } };
const endpoint = (url: string): unknown => ({ interface: 'public', region_id: 'R', url });
const token = (
  catalog: unknown[] = [],
  project: unknown = { id: 'P', name: 'pr', domain: { id: 'default' } },
): Answer => [
  201,
  {
    token: {
      expires_at: '2030-01-01T00:00:00Z',
      user: { id: 'U', name: 'u', domain: { id: 'default' } },
      roles: [{ name: 'member' }],
      ...(project === null ? {} : { project }),
      catalog,
    },
  },
  { 'x-subject-token': 'T' },
];
const keystone =
  (reply: Answer) =>
  (method: string): Answer =>
    method === 'POST' ? reply : [200, VERSION];

async function failure(url: string, more: Partial<CloudConfig> = {}): Promise<string> {
  const timeouts = { ...DEFAULT_TIMEOUTS, connectMs: 500, responseMs: 300 };
  return connect(config(url, more), { now, timeouts }).then(
    () => 'connected',
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('connect', () => {
  test('signs in, and finds endpoints by official type in region and interface', async () => {
    const origin = await serve(
      keystone(
        token([
          { type: 'volumev3', endpoints: [endpoint('http://c/v3/P')] },
          { type: 'compute', endpoints: [{ interface: 'public', region_id: 'other', url: 'http://n' }] },
        ]),
      ),
    );
    const connection = await connect(config(`${origin}/v3`), { now });
    expect(connection.token).toMatchObject({ value: 'T', project: { id: 'P' }, roles: ['member'] });
    expect(connection.endpoints).toEqual([
      { type: 'block-storage', catalogType: 'volumev3', url: 'http://c/v3/P' },
    ]);
    expect(connection.isAdmin).toBe(false);
    await connection.close();
  });
  test('finds v3 behind an unversioned address, and keeps its own host whatever links say', async () => {
    const origin = await serve((method) =>
      method === 'POST' ? token() : [300, { versions: { values: [{ id: 'v2.0' }, VERSION.version] } }],
    );
    const connection = await connect(config(origin), { now });
    expect(connection.identityUrl).toBe(`${origin}/v3`);
    await connection.close();
  });
  test('tells a cloud that is down from a name without an address', async () => {
    expect(await failure('http://127.0.0.1:1/v3')).toBe('ACCESS_REFUSED_CONNECTION');
    expect(await failure('http://no-such-host.invalid/v3')).toBe('ACCESS_UNKNOWN_HOST');
  });
  test('does not wait for ever for a server that says nothing', async () => {
    expect(await failure(await serve(() => undefined))).toBe('ACCESS_TIMEOUT');
  });
  test('shows no secret that the cloud quotes back', async () => {
    const quoted = "Invalid input for field 'password': 'canary-1' is too short";
    const secret = { auth_url: '', username: 'u', password: 'canary-1', project_name: 'pr' };
    const seen = async (answer: Answer, body?: object): Promise<string> => {
      const origin = await serve((method, url) =>
        url.endsWith('/users') ? [400, { error: { message: quoted } }] : keystone(answer)(method),
      );
      const opened = connect(config(origin, { auth: { ...secret, auth_url: origin } }), { now });
      const connection = body === undefined ? undefined : await opened;
      const asked = connection?.post('identity', '/users', body) ?? opened;
      const error = await asked.then(
        () => undefined,
        (refusal: unknown) => refusal,
      );
      await connection?.close();
      return JSON.stringify({ ...(error as object), message: (error as Error).message });
    };
    for (const status of [401, 400]) {
      const shown = await seen([status, { error: { message: quoted } }]);
      expect(shown).toContain('[secret]');
      expect(shown).not.toContain('canary');
    }
    const shown = await seen(token(), { user: { name: 'n', password: 'canary-1' } });
    expect(shown).toContain('[secret]');
    expect(shown).not.toContain('canary');
  });
  test('says that credentials are wrong, that the token has no project', async () => {
    expect(await failure(await serve(keystone([401, { error: { message: 'no' } }])))).toBe(
      'ACCESS_WRONG_CREDENTIALS',
    );
    expect(await failure(await serve(keystone(token([], null))))).toBe('ACCESS_NO_PROJECT');
  });
  test('tells another web server, and a Keystone without v3, from Keystone', async () => {
    expect(await failure(await serve(() => [200, '<html>', { 'content-type': 'text/html' }]))).toBe(
      'ACCESS_NOT_KEYSTONE',
    );
    expect(await failure(await serve(() => [404, { error: {} }]))).toBe('ACCESS_NOT_KEYSTONE');
    expect(await failure(await serve(() => [200, { versions: [{ id: 'v2.0' }] }]))).toBe('ACCESS_NO_V3');
  });
  test('names the file when a CA certificate cannot be read', async () => {
    expect(await failure('https://127.0.0.1:1/v3', { cacert: '/no/such.pem' })).toBe('ACCESS_FILE');
  });
});

describe('a connection', () => {
  async function connected(
    answer: (method: string, url: string) => Answer,
    catalog: (origin: string) => unknown[] = (origin) => [{ type: 'network', endpoints: [endpoint(origin)] }],
  ): Promise<Connection> {
    const origin = await serve((method, url, own) =>
      url.startsWith('/v3') ? keystone(token(catalog(own)))(method) : answer(method, url),
    );
    return connect(config(`${origin}/v3`), { now });
  }
  test('signs in again when a token is no longer taken', async () => {
    let calls = 0;
    const connection = await connected(() => (calls++ === 0 ? [401, {}] : [200, { networks: [] }]));
    expect(await connection.get('network', '/networks')).toEqual({ networks: [] });
    await connection.close();
  });
  test('repeats a GET that was answered 503, and never a POST', async () => {
    const seen: string[] = [];
    const connection = await connected((method) => {
      seen.push(method);
      return seen.length === 1 ? [503, {}] : method === 'POST' ? [503, {}] : [200, {}];
    });
    await connection.get('network', '/networks');
    await expect(connection.post('network', '/networks', {})).rejects.toMatchObject({ code: 'ACCESS_HTTP' });
    expect(seen).toEqual(['GET', 'GET', 'POST']);
    await connection.close();
  });
  test('takes 404 on removal for gone, and gives the text of a fault', async () => {
    const connection = await connected((method) =>
      method === 'DELETE' ? [404, {}] : [403, { NeutronError: { type: 'X', message: 'not yours' } }],
    );
    await connection.remove('network', '/networks/1');
    await expect(connection.get('network', '/networks')).rejects.toThrow('not yours');
    await connection.close();
  });
  test('names every service that the catalog lacks, and every address that is dead', async () => {
    const connection = await connected(
      () => [200, {}],
      () => [{ type: 'compute', endpoints: [endpoint('http://127.0.0.1:1/v2.1')] }],
    );
    await expect(checkNeeds(connection, ['identity', 'image', 'volumev3'])).rejects.toMatchObject({
      code: 'ACCESS_NO_SERVICE',
      details: { missing: ['image', 'block-storage'] },
    });
    await expect(checkNeeds(connection, ['compute'])).rejects.toMatchObject({
      code: 'ACCESS_ENDPOINT_UNREACHABLE',
    });
    await connection.close();
  });
});
