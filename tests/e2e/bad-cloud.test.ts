// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startACloud, type ACloud } from './support/a-cloud.js';
import { writeARecipe } from './support/a-recipe.js';
import { touchstone, type Ran } from './support/touchstone.js';

let folder: string;
let solution: string;
let cloud: ACloud;
const servers: { close: () => unknown }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-e2e-'));
  solution = await writeARecipe(folder, [{ id: 'nothing', run: ['true'] }]);
  cloud = await startACloud(folder);
});
afterAll(async () => {
  for (const server of servers) server.close();
  await cloud.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs certify against an auth URL and holds that nothing was written that could be taken for evidence. */
async function certifyAt(authUrl: string, more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const env = {
    OS_AUTH_URL: authUrl,
    OS_USERNAME: 'admin',
    OS_PASSWORD: 'canary-password-77',
    OS_PROJECT_NAME: 'admin',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_NAME: 'Default',
    OS_REGION_NAME: 'RegionOne',
    ...more,
  };
  const out = await mkdtemp(join(folder, 'out-'));
  const ran = await touchstone(['certify', solution, '--out', out], env, folder);
  expect(ran.code).toBe(2);
  expect(await readdir(out)).not.toContain('bundle.json');
  expect(ran.stdout + ran.stderr).not.toMatch(/passed|canary-password/);
  return ran;
}

async function listen(
  server: ReturnType<typeof createServer> | ReturnType<typeof createTlsServer>,
): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

describe('a cloud that cannot be used is refused with its own code and exit code 2', () => {
  it('that is down', async () => {
    const ran = await certifyAt('http://127.0.0.1:9/v3');
    expect(ran.stderr).toContain('[ACCESS_REFUSED_CONNECTION]');
  });

  it('whose host name nobody knows', async () => {
    const ran = await certifyAt('http://no-such-host.invalid:5000/v3');
    expect(ran.stderr).toContain('[ACCESS_UNKNOWN_HOST]');
  });

  it('that does not take the credentials', async () => {
    const ran = await certifyAt(`${cloud.origin}/identity/v3`);
    expect(ran.stderr).toContain('[ACCESS_WRONG_CREDENTIALS]');
  });

  it('whose certificate is not trusted, with how to trust it', async () => {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        certificate,
        ...subject,
      ],
      { stdio: 'ignore' },
    );
    const options = { key: await readFile(key), cert: await readFile(certificate) };
    const port = await listen(createTlsServer(options, (_request, response) => response.end('{}')));
    const ran = await certifyAt(`https://127.0.0.1:${port}/v3`);
    expect(ran.stderr).toContain('[ACCESS_UNTRUSTED_CERTIFICATE]');
    expect(ran.stderr).toContain('cacert');
    const trusted = await certifyAt(`https://127.0.0.1:${port}/v3`, { OS_CACERT: certificate });
    expect(trusted.stderr).toContain('[ACCESS_NOT_KEYSTONE]');
  });

  it('that is no Keystone at all', async () => {
    const port = await listen(createServer((_request, response) => response.end('<html>It works!</html>')));
    const ran = await certifyAt(`http://127.0.0.1:${port}/v3`);
    expect(ran.stderr).toContain('[ACCESS_NOT_KEYSTONE]');
  });

  it('whose catalog names endpoints that nothing answers at', async () => {
    const port = await listen(createServer(deadCatalog));
    const ran = await certifyAt(`http://127.0.0.1:${port}/v3`);
    expect(ran.stderr).toContain('[ACCESS_ENDPOINT_UNREACHABLE]');
    expect(ran.stderr).toContain('object-store at http://127.0.0.1:9');
  });

  it('that no file and no variable names', async () => {
    const ran = await touchstone(['certify', solution, '--cloud', 'nowhere'], cloud.env, folder);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('[ACCESS_NO_CLOUD]');
  });
});

describe('a manifest that does not fit is refused by file, line and field', () => {
  it('with an unknown field', async () => {
    const bad = join(folder, 'bad.yaml');
    const text = await readFile(join(solution, 'touchstone.yaml'), 'utf8');
    await writeFile(bad, text.replace('category: storage', 'category: storage\n  colour: blue'));
    const ran = await touchstone(['certify', bad], {}, folder);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/bad\.yaml:\d+: solution\.colour: unknown field/);
  });

  it('with a category that the guideline does not know', async () => {
    const bad = join(folder, 'bad.yaml');
    const text = await readFile(join(solution, 'touchstone.yaml'), 'utf8');
    await writeFile(bad, text.replace('category: storage', 'category: flying'));
    const ran = await touchstone(['certify', bad], {}, folder);
    expect(ran.stderr).toContain('[CLI_NO_CATEGORY]');
  });

  it('that is not there', async () => {
    const ran = await touchstone(['certify', join(folder, 'nothing-here'), '--format', 'json'], {}, folder);
    expect(ran.code).toBe(2);
    expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: 'CLI_NO_MANIFEST' } });
  });
});

const deadCatalog: RequestListener = (request, response) => {
  const { port } = request.socket.address() as AddressInfo;
  const self = `http://127.0.0.1:${port}/v3`;
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') {
    response.end(
      JSON.stringify({ version: { id: 'v3.14', status: 'stable', links: [{ rel: 'self', href: self }] } }),
    );
    return;
  }
  const endpoint = (url: string): object => ({
    id: 'e',
    url,
    interface: 'public',
    region: 'RegionOne',
    region_id: 'RegionOne',
  });
  const catalog = [
    { id: 'i', type: 'identity', name: 'keystone', endpoints: [endpoint(self)] },
    { id: 'o', type: 'object-store', name: 'swift', endpoints: [endpoint('http://127.0.0.1:9/v1/AUTH_p')] },
  ];
  const domain = { id: 'default', name: 'Default' };
  const token = {
    methods: ['password'],
    user: { id: 'u', name: 'admin', domain },
    project: { id: 'p', name: 'admin', domain },
    roles: [{ id: 'r', name: 'admin' }],
    issued_at: '2026-01-01T00:00:00.000000Z',
    expires_at: '2099-01-01T00:00:00.000000Z',
    catalog,
  };
  response.writeHead(201, { 'x-subject-token': 'token' }).end(JSON.stringify({ token }));
};
