// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { canonicalJson } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from './support/serving.js';
import { makeTrustWorld, type TrustWorld } from './support/trust-world.js';

let world: TrustWorld;
let log: RunningServer;
let witness: RunningServer;
let token: string;
const env = (): { TOUCHSTONE_TOKEN: string } => ({ TOUCHSTONE_TOKEN: token });
const files = (bundle: string): Promise<string[]> => readdir(join(world.folder, bundle, 'attestation'));

beforeAll(async () => {
  world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-e2e-publish-')), 1);
  const { run, serve } = world;
  await run(['log', 'create', 'log', '--origin', 'log.example/e2e', '--key', 'log.key']);
  const made = await run([
    'log',
    'token',
    'create',
    '--tokens',
    'tokens.json',
    '--id',
    'ci',
    '--may',
    'bundles',
    'statements',
  ]);
  token = made.stdout.trim();
  witness = await world.serveWitness();
  log = await serve([
    'log',
    'serve',
    'log',
    '--key',
    'log.key',
    '--tokens',
    'tokens.json',
    '--witness',
    witness.url,
    '--port',
    '0',
  ]);
}, 120_000);
afterAll(async () => {
  await log?.stop();
  await witness?.stop();
  await rm(world.folder, { recursive: true, force: true });
});

async function imposter(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** What a refusal looks like: exit code 2, its code, and never the token. */
function expectRefused(
  { code, stdout, stderr }: Awaited<ReturnType<TrustWorld['run']>>,
  refusal: string,
): void {
  expect(stderr).toContain(`[${refusal}]`);
  expect(code).toBe(2);
  expect(stdout + stderr).not.toContain(token);
}

describe('touchstone publish', { timeout: 120_000 }, () => {
  it('puts a bundle into a log that is served, and into the bundle what verifies without the log', async () => {
    const bundle = await world.signed('knife-openstack');
    const published = await world.run(['publish', bundle, '--to', log.url], env());
    expect([published.code, published.stderr]).toEqual([0, '']);
    expect(published.stdout).toContain('cosigned by witness.example');
    expect((await files(bundle)).toSorted()).toEqual([
      'certificate.dsse.json',
      'entry.json',
      'proof.tlog-proof',
    ]);
    const entry = await readFile(join(world.folder, bundle, 'attestation/entry.json'));
    expect((await world.run(['verify', bundle])).code).toBe(0);
    const again = await world.run(['publish', bundle, '--to', log.url, '--format', 'json'], env());
    expect(JSON.parse(again.stdout)).toMatchObject({ fresh: false, index: 0 });
    expect(await readFile(join(world.folder, bundle, 'attestation/entry.json'))).toEqual(entry);
  });

  it('logs a bundle once that comes many times at once, and one that comes as a file', async () => {
    const bundle = await world.signed('puppet-glance');
    await world.run(['pack', bundle, '--out', 'glance.touchstone']);
    const body = await readFile(join(world.folder, 'glance.touchstone'));
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.touchstone.bundle' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => fetch(`${log.url}/api/v1/bundles`, { method: 'POST', headers, body })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    const indexes = await Promise.all(
      answers.map(async (one) => ((await one.json()) as { index: number }).index),
    );
    expect(new Set(indexes).size).toBe(1);
    const asFile = await world.run(
      ['publish', 'glance.touchstone', '--to', log.url, '--format', 'json'],
      env(),
    );
    expect(JSON.parse(asFile.stdout)).toMatchObject({ fresh: false, index: indexes[0] });
    expect((await world.run(['verify', 'glance.touchstone'])).code).toBe(0);
  });

  it('takes a certificate back through the server, and the log says so', async () => {
    const bundle = await world.signed('puppet-nova');
    await world.run(['publish', bundle, '--to', log.url], env());
    const said = ['--reason', 'evidence-wrong', '--statement', 'The wrong tree was scanned.'];
    const by = ['--by', 'registry', '--key', 'registry.key'];
    const revoked = await world.run(['revoke', bundle, ...by, ...said, '--log', log.url], env());
    expect([revoked.code, revoked.stderr]).toEqual([0, expect.stringContaining('Logged: entry')]);
    const verified = await world.run(['verify', bundle, '--log', log.url]);
    expect([verified.code, verified.stdout]).toEqual([1, expect.stringContaining('revocation')]);
  });

  it('refuses a wrong token, and shows none', async () => {
    const bundle = await world.signed('jenkins-openstack-cloud');
    expectRefused(await world.run(['publish', bundle, '--to', log.url]), 'CLI_NO_TOKEN');
    const wrong = { TOUCHSTONE_TOKEN: `touchstone_${'A'.repeat(43)}` };
    expectRefused(await world.run(['publish', bundle, '--to', log.url], wrong), 'PUBLISH_TOKEN');
    expect(await files(bundle)).toEqual(['certificate.dsse.json']);
  });

  it('sends its token nowhere else: not where it is pointed to, not in the clear, not to a name in the address', async () => {
    let asked = 0;
    const thief = await imposter((_, response) => {
      asked += 1;
      response.end();
    });
    const pointer = await imposter((request, response) => {
      request
        .resume()
        .on('end', () => response.writeHead(307, { location: `${thief.url}/api/v1/bundles` }).end());
    });
    const to = (where: string) => world.run(['publish', 'knife-openstack', '--to', where], env());
    expectRefused(await to(pointer.url), 'REQUEST_REDIRECTED');
    expectRefused(await to('http://log.example/'), 'PUBLISH_TARGET');
    expectRefused(await to('https://user:word@log.example/'), 'PUBLISH_TARGET');
    expect(asked).toBe(0);
    for (const { server } of [thief, pointer]) server.close();
  });

  it('believes no answer that was changed on its way, and leaves the bundle as it was', async () => {
    const bundle = await world.signed('chef-provisioning-fog');
    type Answer = { index: number; entry: string; proof: string; checkpoint: string };
    const changes: ((answer: Answer) => string)[] = [
      (answer) => canonicalJson({ ...answer, index: answer.index + 1 }),
      (answer) => canonicalJson({ ...answer, entry: answer.entry.replace('"loggedAt":"2', '"loggedAt":"3') }),
      (answer) => canonicalJson({ ...answer, proof: answer.proof.replace(/\nindex \d+/, '\nindex 7') }),
      (answer) =>
        canonicalJson({ ...answer, proof: answer.proof.replaceAll('.example/e2e', '.example/e3e') }),
      (answer) => canonicalJson({ ...answer, proof: answer.proof.slice(0, answer.proof.indexOf('\u2014')) }),
      () => 'HTTP is fun',
      () => '{}',
    ];
    for (const change of changes) {
      const between = await imposter(async (request, response) => {
        const pieces: Buffer[] = [];
        for await (const piece of request) pieces.push(piece as Buffer);
        const headers = {
          authorization: request.headers.authorization ?? '',
          'content-type': request.headers['content-type'] ?? '',
        };
        const answer = await fetch(`${log.url}${request.url}`, {
          method: 'POST',
          headers,
          body: Buffer.concat(pieces),
        });
        const changed = `${change((await answer.json()) as Answer)}\n`;
        response.writeHead(answer.status, { 'content-type': 'application/json' }).end(changed);
      });
      const ran = await world.run(['publish', bundle, '--to', between.url], env());
      expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/\[(PUBLISH_ANSWER|PAPER_\w+)\]/)]);
      expect(await files(bundle)).toEqual(['certificate.dsse.json']);
      between.server.close();
    }
  });

  it('refuses a bomb, a body that is said to be endless, and a stranger, in words', async () => {
    const url = `${log.url}/api/v1/bundles`;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.touchstone.bundle' };
    const bomb = await fetch(url, { method: 'POST', headers, body: gzipSync(Buffer.alloc(200_000_000)) });
    expect([bomb.status, bomb.headers.get('content-type')]).toEqual([422, 'application/problem+json']);
    const stranger = await fetch(url, {
      method: 'POST',
      headers: { ...headers, authorization: 'x' },
      body: Buffer.alloc(5_000_000),
    });
    expect([stranger.status, await stranger.json()]).toEqual([
      401,
      expect.objectContaining({ code: 'PUBLISH_TOKEN' }),
    ]);
    const { hostname, port } = new URL(log.url);
    const socket = connect(Number(port), hostname);
    const lines = ['POST /api/v1/bundles HTTP/1.1', 'host: x', `authorization: Bearer ${token}`];
    lines.push('content-type: application/vnd.touchstone.bundle', 'content-length: 99999999999');
    socket.write(`${lines.join('\r\n')}\r\n\r\n`);
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(first.toString()).toContain('413');
    await once(socket, 'close');
  });

  it('publishes into a log of its own without a server, a witness that is down or not', async () => {
    await log.stop();
    await witness.stop();
    const bundle = await world.signed('puppet-keystone');
    const own = ['publish', bundle, '--to', 'log', '--log-key', 'log.key', '--witness', witness.url];
    const down = await world.run(own);
    expectRefused(down, 'LOG_WITNESSES');
    expect(down.stderr).toContain('unreachable');
    witness = await world.serveWitness(new URL(witness.url).port);
    expect((await world.run(own)).code).toBe(0);
    expect((await world.run(['verify', bundle])).code).toBe(0);
    expect((await world.run(['log', 'fsck', 'log'])).code).toBe(0);
  });

  it('prints a token once and stores its hash', async () => {
    const stored = await readFile(join(world.folder, 'tokens.json'), 'utf8');
    expect(stored).not.toContain(token.slice('touchstone_'.length));
    const again = await world.run(['log', 'token', 'create', '--tokens', 'tokens.json', '--id', 'ci']);
    expect([again.code, again.stdout]).toEqual([2, '']);
    await writeFile(join(world.folder, 'bad.json'), '{"format":"touchstone-tokens/1","tokens":[{}]}');
    const bad = await world.run([
      'log',
      'serve',
      'log',
      '--key',
      'log.key',
      '--tokens',
      'bad.json',
      '--port',
      '0',
    ]);
    expect([bad.code, bad.stderr]).toEqual([2, expect.stringContaining('PAPER_FIELD')]);
  });
});
