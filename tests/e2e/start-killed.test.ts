// SPDX-License-Identifier: Apache-2.0
import { randomInt } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  openJobs,
  openRegistryDatabase,
  openWebhooks,
  type Jobs,
  type RegistryDatabase,
  type Webhooks,
} from '@touchstone/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';
import { eventually, startMarketplace, type RunningMarketplace } from './support/marketplace.js';
import { start, type Running } from './support/touchstone.js';
import { makeTrustWorld, type TrustWorld } from './support/trust-world.js';

/** The smallest of the catalog. */
const SOLUTIONS = [
  'knife-openstack',
  'puppet-glance',
  'chef-provisioning-fog',
  'jenkins-openstack-cloud',
  'puppet-nova',
  'docker-machine',
];
const DEATHS = 5;
const POLL = { timeout: 90_000, interval: 250 };

/** Two marketplaces and a worker, one PostgreSQL, one log, one store of evidence. */
describe.skipIf(findPostgres() === undefined)('processes that are killed while bundles are published', () => {
  let postgres: TestPostgres;
  let world: TrustWorld;
  let env: Readonly<Record<string, string>>;
  let token: string;
  let receiver: Server;
  const received: { readonly id: string; readonly type: string; readonly solution: string }[] = [];
  const webs: RunningMarketplace[] = [];
  let worker: Running;
  const shared = (data: string): string[] =>
    ['--data', data, '--log', 'log'].concat('--evidence', join(world.folder, 'evidence'));
  const startWeb = async (place: number): Promise<void> => {
    const options = [
      ...shared(`web-${place}`),
      '--log-key',
      'log.key',
      '--no-cloud',
      '--no-worker',
      '--local-webhooks',
    ];
    webs[place] = await startMarketplace(options, env, world.folder);
  };
  const startWorker = (): Running =>
    (worker = start(
      ['worker', '--origin', 'https://market.example', '--local-webhooks', ...shared('worker')],
      env,
      world.folder,
    ));
  const command = async (words: readonly string[]): Promise<string> => {
    const ran = await world.run(words, env);
    if (ran.code !== 0) throw new Error(ran.stderr);
    return ran.stdout.trim();
  };

  beforeAll(async () => {
    postgres = await startPostgres();
    world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-killed-')), 0);
    env = { DATABASE_URL: postgres.url, TOUCHSTONE_TRUST_ROOT: join(world.folder, 'root.dsse.json') };
    await command(['log', 'create', 'log', '--origin', 'log.example/e2e', '--key', 'log.key']);
    receiver = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += String(piece);
      const { type, data } = JSON.parse(body) as { type: string; data: { solution: string } };
      received.push({ id: String(request.headers['webhook-id']), type, solution: data.solution });
      response.writeHead(204).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    await Promise.all([startWeb(0), startWeb(1)]);
    const named = ['--data', 'other', '--log', 'log', '--id', 'ci'];
    token = await command(['registry', 'token', 'create', ...named]);
    await using(async ({ jobs, webhooks }) => {
      startWorker();
      await eventually(async () =>
        expect(await jobs.recent({ name: 'tell' })).toMatchObject([{ state: 'done' }]),
      );
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
      const actor = { by: 'the test', at: new Date() };
      await webhooks.create({ id: 'mine', url, events: ['new', 'changed'] }, new Uint8Array(32), actor);
    });
  }, 240_000);
  afterAll(async () => {
    worker?.child.kill('SIGKILL');
    await worker?.ended;
    await Promise.all(webs.map((one) => one.stop()));
    receiver?.close();
    await postgres?.close();
    await rm(world.folder, { recursive: true, force: true });
  }, 60_000);

  async function using<T>(
    act: (opened: { database: RegistryDatabase; jobs: Jobs; webhooks: Webhooks }) => Promise<T>,
  ): Promise<T> {
    const database = await openRegistryDatabase({ url: postgres.url });
    const jobs = await openJobs({ database });
    try {
      return await act({ database, jobs, webhooks: openWebhooks({ database, jobs, loopback: true }) });
    } finally {
      await jobs.close();
      await database.destroy();
    }
  }

  /** As a lab's pipeline would: again until it is taken. */
  async function publish(bundle: Uint8Array<ArrayBuffer>, first: number): Promise<void> {
    for (let tries = first; ; tries += 1) {
      const answer = await fetch(`${webs[tries % 2]?.url}/api/v1/bundles`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.touchstone.bundle' },
        body: bundle,
      }).catch(() => undefined);
      await answer?.arrayBuffer().catch(() => undefined);
      if (answer?.ok === true) return;
      // Nothing of ours is refused: the process was killed, or is about to be.
      expect([undefined, 429, 500, 503]).toContain(answer?.status);
      await sleep(200);
    }
  }

  /** Kills one of the three and starts it again. */
  async function killOne(): Promise<void> {
    const place = randomInt(3);
    const running = webs[place] ?? worker;
    running.child.kill('SIGKILL');
    await running.ended;
    if (place in webs) await startWeb(place);
    else startWorker();
  }

  it('leave nothing half there: each bundle is there once, on both, and is told of once', async () => {
    const bundles: Uint8Array<ArrayBuffer>[] = [];
    for (const solution of SOLUTIONS) {
      await world.run(['pack', await world.signed(solution), '--out', `${solution}.touchstone`]);
      bundles.push(new Uint8Array(await readFile(join(world.folder, `${solution}.touchstone`))));
    }
    // Each is sent to both, in halves: a pipeline that lost the answer sends what is there already.
    const publishing = [0, 1, 2, 3].map(async (lane) => {
      for (const bundle of bundles.filter((_, place) => place % 2 === lane % 2))
        await publish(bundle, lane >> 1);
    });
    const killing = async (): Promise<void> => {
      for (let deaths = 0; deaths < DEATHS; deaths += 1) {
        await sleep(randomInt(50, 2500));
        await killOne();
      }
    };
    await Promise.all([...publishing, killing()]);

    const expected = SOLUTIONS.toSorted();
    for (const web of webs) {
      await eventually(async () => {
        const { listings } = JSON.parse(await web.get('/api/v1/listings')) as { listings: { id: string }[] };
        expect(listings.map(({ id }) => id).toSorted()).toEqual(expected);
      }, 15);
      expect((await web.get('/checkpoint')).split('\n')[1]).toBe(String(SOLUTIONS.length));
    }
    await using(async ({ database, webhooks }) => {
      const taken = await database
        .selectFrom('registry_audit')
        .select('solution')
        .where('what', '=', 'bundle taken in')
        .execute();
      expect(taken.map(({ solution }) => solution).toSorted()).toEqual(expected);
      const states = async () => (await webhooks.deliveries({ limit: 100 })).map(({ state }) => state);
      await expect.poll(states, POLL).toEqual(SOLUTIONS.map(() => 'delivered'));
    });
    // One that was killed between answer and record sends it again, by the same id.
    const told = new Map(received.map((one) => [one.id, one]));
    expect([...told.values()].map(({ solution }) => solution).toSorted()).toEqual(expected);
    expect(new Set(received.map(({ type }) => type))).toEqual(new Set(['certificate.new']));

    const paths = ['/solutions', ...SOLUTIONS.map((id) => `/solutions/${id}`)];
    const before = await webs[0]?.pages(paths);
    expect(await webs[1]?.pages(paths)).toEqual(before);
    // Each is there with all its evidence, verified again.
    const rebuilt = await command(['registry', 'rebuild', ...shared('web-0')]);
    expect(rebuilt).toContain(
      `Rebuilt from ${SOLUTIONS.length} certificates; 0 have no evidence here, 0 were`,
    );
    expect(await webs[1]?.pages(paths)).toEqual(before);
  }, 600_000);
});
