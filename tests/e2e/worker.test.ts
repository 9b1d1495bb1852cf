// SPDX-License-Identifier: Apache-2.0
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLogReader, verifyTrustRoot } from '@touchstone/attest';
import {
  folderEvidence,
  openJobs,
  openRegistry,
  openRegistryDatabase,
  openWebhooks,
  type DatabasePlace,
  type Jobs,
  type Registry,
  type RegistryDatabase,
  type Webhooks,
} from '@touchstone/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';
import { dumpOf } from '../contract/registry/registry-databases.js';

const CHILD = fileURLToPath(new URL('support/worker-child.mjs', import.meta.url));
const TOUCHSTONE = fileURLToPath(new URL('../../packages/cli/bin/touchstone.mjs', import.meta.url));
const SOLUTIONS = ['puppet-glance', 'puppet-keystone', 'puppet-nova'];
const AT = Date.parse('2026-11-23T06:00:00.000Z');
const POLL = { timeout: 60_000, interval: 100 };
const place = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Opened {
  readonly database: RegistryDatabase;
  readonly registry: Registry;
  readonly jobs: Jobs;
  readonly webhooks: Webhooks;
}

const none = findPostgres() === undefined;
describe.each([
  { kind: 'PGlite in a folder', postgres: false, missing: false },
  { kind: 'PostgreSQL', postgres: true, missing: none },
])('a worker on $kind', ({ postgres, missing }) => {
  let server: TestPostgres | undefined;
  let folder: string;
  let at: DatabasePlace;
  let receiver: Server;
  const received: string[] = [];
  let answers = true;
  const children: ChildProcess[] = [];
  const actor = { by: 'the test', at: new Date(AT) };

  beforeAll(async () => {
    if (missing) return;
    folder = await mkdtemp(join(tmpdir(), 'touchstone-worker-'));
    if (postgres) server = await startPostgres();
    at = server === undefined ? { folder: join(folder, 'database') } : { url: server.url };
    receiver = createServer((request, response) => {
      received.push(String(request.headers['webhook-id']));
      request.resume();
      if (answers) response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    await using(async ({ registry, webhooks }) => {
      await registry.load(
        SOLUTIONS.map((name) => place(`catalog/${name}/evidence`)),
        'the test',
      );
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
      await webhooks.create({ id: 'mine', url, events: ['revoked'] }, new Uint8Array(32), actor);
    });
  }, 120_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    receiver?.closeAllConnections();
    receiver?.close();
    await server?.close();
    if (!missing) await rm(folder, { recursive: true, force: true });
  });

  async function using<T>(act: (opened: Opened) => Promise<T>): Promise<T> {
    const database = await openRegistryDatabase(at);
    const root = { name: 'trust root', bytes: await readFile(place('trust/trust-root.dsse.json')) };
    const registry = openRegistry({
      database,
      evidence: folderEvidence(join(folder, 'evidence')),
      log: await openLogReader(place('trust/log'), { env: {} } as never),
      root: verifyTrustRoot([root], new Date(AT)),
      clock: () => AT,
    });
    const jobs = await openJobs({ database, lease: 2 });
    try {
      return await act({
        database,
        registry,
        jobs,
        webhooks: openWebhooks({ database, jobs, loopback: true }),
      });
    } finally {
      await jobs.close();
      await database.destroy();
    }
  }

  /** A worker, and what it says. */
  function start(): { readonly child: ChildProcess; readonly lines: () => readonly string[] } {
    const told = { database: at, evidence: join(folder, 'evidence'), at: AT, lease: 2 };
    const child = spawn(process.execPath, [CHILD, JSON.stringify(told)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    let said = '';
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (said += text));
    return { child, lines: () => said.split('\n').slice(0, -1) };
  }
  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  }
  async function end(child: ChildProcess): Promise<void> {
    child.stdin!.end();
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  }
  const rebuilds = (lines: readonly string[]): number =>
    lines.filter((line) => line.startsWith('rebuilt')).length;

  it.skipIf(missing)(
    'killed in the middle of a rebuild: another does it again, and it has happened once',
    async () => {
      const before = await using(async ({ database, jobs }) => {
        await jobs.send('rebuild', { by: 'the test' }, { key: 'rebuild' });
        return dumpOf(database);
      });
      const first = start();
      await expect.poll(() => rebuilds(first.lines()), POLL).toBeGreaterThan(0);
      await kill(first.child);
      const second = start();
      // All certificates of the log are looked at, also those whose bundles are not held.
      await expect.poll(() => second.lines(), POLL).toContain('done');
      expect(rebuilds(first.lines())).toBeLessThan(rebuilds(second.lines()));
      await end(second.child);
      await using(async ({ database, registry, jobs }) => {
        expect(await dumpOf(database)).toEqual(before);
        const told = (await registry.audit()).filter(({ what }) => what === 'rebuilt');
        expect(told).toMatchObject([{ by: 'the test' }]);
        expect(await jobs.recent({ name: 'rebuild' })).toMatchObject([{ state: 'done', attempts: 2 }]);
      });
    },
    180_000,
  );

  it.skipIf(missing)(
    'killed while a receiver keeps it waiting: the message comes again with the same id, and is delivered once',
    async () => {
      [answers, received.length] = [false, 0];
      await using(({ webhooks }) => webhooks.ping('mine', actor));
      const first = start();
      await expect.poll(() => received.length, POLL).toBe(1);
      await kill(first.child);
      answers = true;
      const second = start();
      await expect.poll(() => second.lines(), POLL).toContain('sent');
      expect(received).toHaveLength(2);
      await end(second.child);
      expect(new Set(received).size).toBe(1);
      await using(async ({ webhooks }) => {
        expect(await webhooks.deliveries()).toMatchObject([
          { id: received[0], state: 'delivered', attempts: 1 },
        ]);
      });
    },
    180_000,
  );

  // An embedded database belongs to the process that opened it: there such a command has nothing to do.
  if (!postgres) return;
  it.skipIf(missing)(
    'is a command, which does what a marketplace asks for and ends in order; it asks for a database that can be shared',
    async () => {
      received.length = 0;
      const run = (env: NodeJS.ProcessEnv) => {
        const options = ['--origin', 'https://market.example', '--data', folder, '--local-webhooks'];
        const child = spawn(process.execPath, [TOUCHSTONE, 'worker', ...options], {
          stdio: ['ignore', 'pipe', 'pipe'],
          env: { ...process.env, ...env },
        });
        children.push(child);
        let said = '';
        for (const stream of [child.stdout, child.stderr])
          stream.on('data', (text) => (said += String(text)));
        return { ended: once(child, 'exit') as Promise<[number | null]>, child, said: () => said };
      };
      const alone = run({ DATABASE_URL: '' });
      expect((await alone.ended)[0]).toBe(2);
      expect(alone.said()).toContain('CLI_USAGE');

      const worker = run({ DATABASE_URL: server!.url });
      await expect.poll(worker.said, POLL).toContain('Doing the jobs');
      await using(async ({ webhooks, jobs }) => {
        await webhooks.ping('mine', { ...actor, at: new Date(AT + 1000) });
        await jobs.send('rebuild', { by: 'the test' }, { key: 'rebuild' });
        await expect.poll(() => received.length, POLL).toBe(1);
        await expect
          .poll(() => jobs.recent({ name: 'rebuild', limit: 1 }), POLL)
          .toMatchObject([{ state: 'done', result: { refused: 0, changed: 0 } }]);
      });
      worker.child.kill('SIGTERM');
      expect((await worker.ended)[0]).toBe(0);
      expect(worker.said()).not.toContain('could not');
    },
    180_000,
  );
});
