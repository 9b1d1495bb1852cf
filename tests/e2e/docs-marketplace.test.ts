// SPDX-License-Identifier: Apache-2.0
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyEvidence } from './support/copy-evidence.js';
import { eventually } from './support/marketplace.js';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const command = join(repository, 'packages/cli/bin/touchstone.mjs');
const page = join(repository, 'docs/run-a-marketplace.md');
const nginx = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(
  (path) => spawnSync(path, ['-v']).error === undefined,
);

let folder: string;
let port: number;
let text: string;
const started: ChildProcess[] = [];
/** Seconds; making an embedded database takes long where much else runs. */
const PATIENCE = 240;

/** What a reader does in an editor: the lab and the log of the page's text, with the keys that were made. */
const EDITOR = `
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
const file = process.argv[2];
const { id, algorithm, publicKey } = JSON.parse(
  execFileSync('touchstone', ['key', 'show', 'lab.key.pub', '--format', 'json'], { encoding: 'utf8' }),
);
const time = { validFrom: '2026-11-01T00:00:00.000Z', validUntil: '2036-11-01T00:00:00.000Z' };
const log = readFileSync('log.key.pub', 'utf8').trim();
const owner = { id: 'acme-lab', name: 'Acme Labs', kind: 'lab', operator: 'Acme Inc' };
const key = { id, algorithm, publicKey, owner: owner.id, may: ['certify'], ...time };
const logs = [{ origin: 'log.example/touchstone', key: log, ...time, witnesses: { quorum: 0, keys: [] } }];
writeFileSync(
  file,
  readFileSync(file, 'utf8')
    .replace('\\nkeys:\\n', () => '\\n  - ' + JSON.stringify(owner) + '\\nkeys:\\n  - ' + JSON.stringify(key) + '\\n')
    .replace('logs: []', () => 'logs: ' + JSON.stringify(logs)),
);
`;

const env = (): NodeJS.ProcessEnv => ({
  PATH: `${folder}:${process.env['PATH']}`,
  HOME: folder,
  EDITOR: `node ${join(folder, 'editor.mjs')}`,
  BUNDLE: 'bundle',
});
const bash = (script: string): { status: number | null; stdout: string; stderr: string } =>
  spawnSync('bash', ['--norc', '-eu', '-c', script], { cwd: folder, encoding: 'utf8', env: env() });

/** Begins what the page leaves running in a terminal of its own. */
function background(script: string): ChildProcess {
  const child = spawn('bash', ['--norc', '-eu', '-c', `exec ${script}`], { cwd: folder, env: env() });
  started.push(child);
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port: free } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return free;
}

const ready = (): Promise<unknown> =>
  eventually(async () => {
    const { status } = await fetch(`http://127.0.0.1:${port}/api/v1/listings`);
    if (status !== 200) throw new Error(`${status}`);
  }, PATIENCE);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-docs-'));
  port = await freePort();
  text = (await readFile(page, 'utf8')).replaceAll('127.0.0.1:8777', `127.0.0.1:${port}`);
  await writeFile(join(folder, 'touchstone'), `#!/bin/sh\nexec '${process.execPath}' '${command}' "$@"\n`);
  await chmod(join(folder, 'touchstone'), 0o755);
  await writeFile(join(folder, 'editor.mjs'), EDITOR);
  await copyEvidence('knife-openstack', join(folder, 'bundle'));
}, 60_000);
afterAll(async () => {
  const running = started.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  await Promise.all(
    running.map(async (child) => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }),
  );
  await rm(folder, { recursive: true, force: true });
}, 60_000);

describe('the page about running a marketplace', { timeout: 600_000 }, () => {
  it('leads from nothing to a published bundle by its own commands', async () => {
    expect(bash('touchstone key create --out lab.key').status).toBe(0);
    const said: string[] = [];
    for (const [, block = ''] of text.matchAll(/^```sh\n([^]*?)^```$/gm)) {
      for (const line of block.trim().split('\n')) {
        if (line.startsWith('touchstone start ')) {
          background(`${line} --port ${port} --no-cloud`);
          await ready();
          // Orders are taken as soon as what it has to show is loaded.
          await eventually(async () => expect(bash('touchstone registry sign-in').status).toBe(0), PATIENCE);
          continue;
        }
        const { status, stdout, stderr } = bash(line);
        expect([line, status, status === 0 ? '' : stderr]).toEqual([line, 0, '']);
        said.push(stdout);
      }
    }
    expect(said.join('')).toContain('acme-ci');
    expect(said.join('')).toContain('VERIFIED');
    const listed = await fetch(`http://127.0.0.1:${port}/api/v1/listings`);
    expect(await listed.json()).toMatchObject({ total: 1, listings: [{ id: 'knife-openstack' }] });
    // The token has ended by the page's last commands.
    const again = bash(`touchstone publish bundle --to http://127.0.0.1:${port}/ --token-file token`);
    expect(again.status).toBe(2);
  });

  it('names each option that start has', async () => {
    const { stdout } = bash('touchstone start --help');
    const options = [...stdout.matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, name]) => name);
    expect(options.length).toBeGreaterThan(15);
    for (const option of options) expect(text).toContain(`\`${option}`);
  });

  it.skipIf(nginx === undefined)('has a configuration of nginx that it works behind', async () => {
    const front = await freePort();
    const [server = ''] = [...text.matchAll(/^```nginx\n([^]*?)^```$/gm)].map(([, block]) => block);
    const tls = join(folder, 'tls');
    bash(
      `openssl req -x509 -newkey ed25519 -nodes -keyout tls.key -out tls.pem -days 2 -subj /CN=touchstone.example ` +
        `-addext 'subjectAltName=DNS:touchstone.example'`,
    );
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
    const config = [
      `daemon off; pid ${folder}/nginx.pid; error_log stderr; events {} http { access_log off;`,
      ...temporary.map((name) => `${name}_temp_path ${folder}/${name};`),
      server
        .replace('listen 443', `listen 127.0.0.1:${front}`)
        .replaceAll('/etc/ssl/touchstone', tls)
        .replace(/http:\/\/127\.0\.0\.1:\d+/, `http://127.0.0.1:${port}`),
      '}',
    ].join('\n');
    await writeFile(join(folder, 'nginx.conf'), config);
    started[0]?.kill('SIGTERM');
    await once(started[0]!, 'exit');
    const start = /^ {4}(touchstone start .*--trust-proxy .*)$/m.exec(text)?.[1] ?? '';
    const own = '--trust-root trust-root.dsse.json --log log --log-key log.key --no-cloud';
    background(`${start} ${own} --port ${port}`);
    background(`'${nginx}' -p '${folder}' -c '${folder}/nginx.conf'`);
    const ask = (more: string, path: string): string => {
      const at = `--cacert tls.pem --resolve touchstone.example:${front}:127.0.0.1`;
      const asked = bash(`curl -sS ${at} ${more} 'https://touchstone.example:${front}${path}'`);
      if (asked.status !== 0) throw new Error(asked.stderr);
      return asked.stdout;
    };
    await eventually(
      async () =>
        expect(ask('--fail --compressed', '/solutions/knife-openstack')).toContain(
          '<link rel="canonical" href="https://touchstone.example/solutions/knife-openstack"/>',
        ),
      PATIENCE,
    );
    // Behind a proxy its readers are anybody: that a loopback address is listened on lets no recipe run.
    expect(ask('', '/solutions/knife-openstack/live')).toContain('whoever runs it did not allow it');
    const limited = ask('-D - -o /dev/null', '/api/v1/listings');
    expect(limited).toMatch(/x-ratelimit-remaining/i);
  });
});
