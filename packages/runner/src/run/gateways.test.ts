// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCloud, listenCloud } from '@touchstone/cloud';
import { openRunAuthority, readRecording, type Recording } from '@touchstone/recorder';
import { connect } from '../cloud-access/connect.js';
import type { Connection } from '../cloud-access/connection.js';
import { recordCommand } from './record-command.js';
import type { CommonRunOptions } from './run-options.js';

let base = '';
let cloudOrigin = '';
let connection: Connection;
const closers: (() => unknown)[] = [];
beforeAll(async () => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'runner-gateways-')));
  mkdirSync(join(base, 'work'));
  const cloud = createCloud({ clock: Date.now, random: (bytes) => randomBytes(bytes), release: 'zed' });
  const listening = await listenCloud(cloud);
  const user = cloud.credentials.find(({ name }) => name !== 'admin')!;
  const auth = {
    auth_url: listening.authUrl,
    username: user.username,
    password: user.password,
    user_domain_name: user.userDomainName,
    project_name: user.projectName,
    project_domain_name: user.projectDomainName,
  };
  cloudOrigin = new URL(listening.authUrl).origin;
  connection = await connect(
    {
      name: 'test',
      authType: 'password',
      auth,
      region: user.regionName,
      interface: 'public',
      verify: true,
      cacert: undefined,
      cert: undefined,
      key: undefined,
      from: {},
    },
    { now: Date.now },
  );
  closers.push(
    () => connection.close(),
    () => listening.close(),
    () => cloud.close(),
  );
});
afterAll(async () => {
  for (const close of closers) await close();
  rmSync(base, { recursive: true, force: true });
});

let count = 0;
async function recorded(
  script: string,
  options: Pick<CommonRunOptions, 'tls' | 'forwardProxy'>,
  env: Readonly<Record<string, string>> = {},
): Promise<{ recording: Recording; variables: Readonly<Record<string, string>> }> {
  const folder = join(base, String(++count));
  mkdirSync(folder);
  const outcome = await recordCommand({
    ...options,
    argv: ['sh', '-ec', `env > variables; cp "$OS_CLIENT_CONFIG_FILE" clouds.yaml; ${script}`],
    cwd: folder,
    target: { kind: 'cloud', connection, name: 'test' },
    outFile: join(folder, 'recording.ndjson.gz'),
    world: {
      now: Date.now,
      monotonic: () => performance.now(),
      random: (bytes) => randomBytes(bytes),
      sleep: () => Promise.resolve(),
      env: { PATH: process.env['PATH'], NO_PROXY: '*', ...env },
      workRoot: join(base, 'work'),
      journalDir: join(base, 'journals'),
      toolVersion: '0.0.0-test',
    },
  });
  expect(outcome.exit).toEqual({ code: 0, signal: null });
  const lines = readFileSync(join(folder, 'variables'), 'utf8').split('\n');
  const variables = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s) as [string, string]));
  return { recording: await readRecording(outcome.recordingFile), variables };
}

describe('a run', () => {
  test('over https gives clients an authority to trust, and the system’s beside it', async () => {
    const mine = join(base, 'mine.pem');
    const own = await openRunAuthority({ now: Date.now(), random: (bytes) => randomBytes(bytes) });
    const broken = '-----BEGIN CERTIFICATE-----\nbWluZQ==\n-----END CERTIFICATE-----\n';
    writeFileSync(
      mine,
      `${broken}${own.certificate}-----BEGIN PRIVATE KEY-----\nbm8=\n-----END PRIVATE KEY-----`,
    );
    const { recording, variables } = await recorded(
      'curl -sSf "$OS_AUTH_URL/" > answer; cp "$OS_CACERT" ca.pem',
      { tls: true },
      { SSL_CERT_FILE: mine },
    );
    expect(variables['OS_AUTH_URL']).toMatch(/^https:\/\/127\.0\.0\.1:\d+\//);
    const file = variables['OS_CACERT'];
    for (const name of ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'NODE_EXTRA_CA_CERTS', 'GIT_SSL_CAINFO']) {
      expect(variables[name]).toBe(file);
    }
    expect(readFileSync(join(base, String(count), 'clouds.yaml'), 'utf8')).toContain(`cacert: ${file}`);
    const bundle = readFileSync(join(base, String(count), 'ca.pem'), 'utf8');
    expect(bundle.match(/BEGIN CERTIFICATE/g)!.length).toBeGreaterThan(50);
    expect(bundle).toContain(own.certificate.trim());
    expect(bundle).not.toContain('bWluZQ==');
    expect(bundle).not.toContain('PRIVATE');
    expect(variables).not.toHaveProperty('HTTPS_PROXY');
    expect(recording.header?.recorder).toEqual({ tls: true });
    expect(recording.exchanges).toHaveLength(1);
  });

  test('with a forward proxy records what goes past the catalog, and says to whom else it spoke', async () => {
    const { recording, variables } = await recorded(
      `curl -sSf "$OS_AUTH_URL/" > one; curl -sS ${cloudOrigin}/compute/v2.1/servers > two;` +
        ' curl -sS https://mirror.invalid/ 2> three || true',
      { forwardProxy: 'refuse' },
    );
    expect(variables['HTTP_PROXY']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(variables['https_proxy']).toBe(variables['HTTP_PROXY']);
    // The cloud is on this machine: to leave out the machine would be to leave out the cloud.
    expect(variables['no_proxy']).toBe(new URL(variables['OS_AUTH_URL']!).host);
    expect(recording.header?.recorder).toEqual({ forwardProxy: 'refuse' });
    expect(recording.exchanges.map(({ service, via }) => [service, via])).toEqual([
      ['identity', undefined],
      ['compute', 'forward-proxy'],
    ]);
    expect(recording.footer?.elsewhere).toEqual({
      hosts: [{ host: 'mirror.invalid:443', connections: 1, refused: true }],
      more: 0,
    });
    expect(readFileSync(join(base, String(count), 'three'), 'utf8')).toContain('403');
  });

  test('without either leaves trust and proxies out of it', async () => {
    const { recording, variables } = await recorded('true', {});
    expect(Object.keys(variables).filter((name) => /proxy|cert|ca_?bundle/i.test(name))).toEqual([]);
    expect(recording.header).not.toHaveProperty('recorder');
    expect(recording.footer).not.toHaveProperty('elsewhere');
  });
});
