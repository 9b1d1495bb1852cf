// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';
import { eventually, startMarketplace, type RunningMarketplace } from './support/marketplace.js';
import { makeTrustWorld, type TrustWorld } from './support/trust-world.js';

const ownLog = ['--log', 'log', '--log-key', 'log.key'];

/** One PostgreSQL, one log, one store of evidence, and two processes. */
describe.skipIf(findPostgres() === undefined)(
  'two marketplaces on one PostgreSQL',
  { timeout: 120_000 },
  () => {
    let postgres: TestPostgres;
    let world: TrustWorld;
    let env: Readonly<Record<string, string>>;
    let token: string;
    const running: RunningMarketplace[] = [];
    const options = (data: string): string[] =>
      ['--data', data, '--evidence', join(world.folder, 'evidence'), '--no-cloud'].concat(ownLog);
    const started = (data: string): Promise<RunningMarketplace> =>
      startMarketplace(options(data), env, world.folder);
    const listed = async (one: RunningMarketplace | undefined): Promise<readonly string[]> => {
      const { listings } = JSON.parse((await one?.get('/api/v1/listings')) ?? '{}') as {
        listings: { id: string }[];
      };
      return listings.map(({ id }) => id);
    };

    beforeAll(async () => {
      postgres = await startPostgres();
      world = await makeTrustWorld(await mkdtemp(join(tmpdir(), 'touchstone-start-pg-')), 0);
      const root = join(world.folder, 'root.dsse.json');
      env = { DATABASE_URL: postgres.url, TOUCHSTONE_TRUST_ROOT: root };
      const created = await world.run(
        ['log', 'create', 'log', '--origin', 'log.example/e2e', '--key', 'log.key'],
        env,
      );
      if (created.code !== 0) throw new Error(created.stderr);
      running.push(...(await Promise.all([started('one'), started('two')])));
      // No process has the database for itself: this one opens it beside them.
      const words = ['registry', 'token', 'create', '--data', 'three', '--log', 'log', '--id', 'ci'];
      const made = await world.run(words, env);
      if (made.code !== 0) throw new Error(made.stderr);
      token = made.stdout.trim();
    }, 120_000);
    afterAll(async () => {
      await Promise.all(running.map((one) => one.stop()));
      await postgres?.close();
      await rm(world.folder, { recursive: true, force: true });
    });

    it('show a bundle that was published to one of them on both', async () => {
      const bundle = await world.signed('knife-openstack');
      const published = await world.run(['publish', bundle, '--to', running[0]?.url ?? ''], {
        TOUCHSTONE_TOKEN: token,
      });
      expect([published.code, published.stderr]).toEqual([0, '']);
      await eventually(async () => expect(await listed(running[1])).toEqual(['knife-openstack']), 10);
      const paths = ['/solutions/knife-openstack', '/solutions'];
      expect(await running[1]?.pages(paths)).toEqual(await running[0]?.pages(paths));
    });

    it('take a bundle in once that comes to both at once', async () => {
      const bundle = await world.signed('puppet-glance');
      const results = await Promise.all(
        running.map(({ url }, index) =>
          world.run(['pack', bundle, '--out', `${index}.touchstone`]).then(() =>
            world.run(['publish', `${index}.touchstone`, '--to', url, '--format', 'json'], {
              TOUCHSTONE_TOKEN: token,
            }),
          ),
        ),
      );
      const published = results.map(({ stdout }) => JSON.parse(stdout) as { fresh: boolean; index: number });
      expect(published.map(({ index }) => index)).toEqual([1, 1]);
      expect(published.filter(({ fresh }) => fresh)).toHaveLength(1);
      for (const one of running)
        await eventually(
          async () => expect((await listed(one)).toSorted()).toEqual(['knife-openstack', 'puppet-glance']),
          10,
        );
    });

    it('go on where one of them is killed, which comes back to what there is', async () => {
      const [killed, other] = running;
      killed?.child.kill('SIGKILL');
      await killed?.ended;
      expect(await listed(other)).toHaveLength(2);
      running[0] = await started('one');
      expect(await listed(running[0])).toHaveLength(2);
    });
  },
);
