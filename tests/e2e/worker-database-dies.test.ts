// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openJobs, openRegistryDatabase, openWebhooks, type RegistryDatabase } from '@touchstone/registry';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  findPostgres,
  startPostgres,
  type TestPostgres,
} from '../../packages/attest/src/testing/start-postgres.js';

const MESSAGES = 60;
const POLL = { timeout: 90_000, interval: 200 };

/** PostgreSQL that is killed (SIGKILL, all of its processes at once) and started again on what it had on its disk. */
class MortalPostgres {
  readonly #first: TestPostgres;
  readonly #folder: string;
  #child: ChildProcess | undefined;

  constructor(first: TestPostgres) {
    this.#first = first;
    this.#folder = decodeURIComponent(new URL(first.url).searchParams.get('host') ?? '');
  }

  async kill(): Promise<void> {
    const [pid] = (await readFile(join(this.#folder, 'data/postmaster.pid'), 'utf8')).split('\n');
    const own = execFileSync('ps', ['--no-headers', '-o', 'pid', '--ppid', pid!], { encoding: 'utf8' });
    for (const one of [pid!, ...own.trim().split(/\s+/)]) {
      try {
        process.kill(Number(one), 'SIGKILL');
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await sleep(300);
  }

  async restart(): Promise<void> {
    const { uid, gid } = await stat(join(this.#folder, 'data'));
    const user = process.getuid?.() === 0 ? { uid, gid } : {};
    const settings = ['listen_addresses=', `unix_socket_directories=${this.#folder}`, 'fsync=on'];
    this.#child = spawn(
      join(findPostgres()!, 'postgres'),
      ['-D', join(this.#folder, 'data'), ...settings.flatMap((setting) => ['-c', setting])],
      { ...user, cwd: this.#folder, stdio: 'ignore' },
    );
    await expect
      .poll(
        () =>
          openRegistryDatabase({ url: this.#first.url }).then(
            (open) => open.destroy().then(() => true),
            () => false,
          ),
        POLL,
      )
      .toBe(true);
  }

  async close(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#first.close();
  }
}

describe.skipIf(findPostgres() === undefined)('a worker whose PostgreSQL is killed', () => {
  let postgres: TestPostgres;
  let mortal: MortalPostgres;
  let database: RegistryDatabase;
  beforeAll(async () => {
    postgres = await startPostgres();
    mortal = new MortalPostgres(postgres);
    database = await openRegistryDatabase({ url: postgres.url });
  }, 60_000);
  afterAll(async () => {
    await database?.destroy().catch(() => {});
    await mortal?.close();
  });

  it('stays up, tells what is wrong, and goes on when it is back: each job is done, and nothing is half there', async () => {
    const defects: unknown[] = [];
    const jobs = await openJobs({ database, lease: 4, pause: 100, onDefect: (error) => defects.push(error) });
    const webhooks = openWebhooks({ database, jobs, loopback: true });
    const actor = { by: 'the test', at: new Date('2026-11-23T06:00:00.000Z') };
    const url = 'http://127.0.0.1:9/';
    await webhooks.create({ id: 'mine', url, events: ['new'] }, new Uint8Array(32), actor);
    await sql`create table effects (id text primary key, times integer not null)`.execute(database);
    // The effect of a job here is a row, written in a transaction, as those of ours are.
    jobs.work({
      deliver: async ({ data }) => {
        await database.transaction().execute(async (tx) => {
          await sql`insert into effects values (${data.delivery}, 1) on conflict do nothing`.execute(tx);
          await sleep(20);
        });
      },
    });
    const sent: string[] = [];
    const sending = (async () => {
      for (let number = 0; number < MESSAGES; number += 1) {
        const at = new Date(actor.at.getTime() + number);
        // Who sends hears of a database that is gone, and sends again.
        while (!(await webhooks.ping('mine', { ...actor, at }).catch(() => false))) await sleep(100);
        sent.push(at.toISOString());
        await sleep(15);
      }
    })();
    for (let deaths = 0; deaths < 3; deaths += 1) {
      await sleep(400);
      await mortal.kill();
      await mortal.restart();
    }
    await sending;
    const count = async (): Promise<number> =>
      Number((await sql<{ n: string }>`select count(*) as n from effects`.execute(database)).rows[0]?.n);
    await expect.poll(() => count().catch(() => 0), POLL).toBe(MESSAGES);
    await expect
      .poll(async () => new Set((await jobs.recent({ limit: 200 })).map(({ state }) => state)), POLL)
      .toEqual(new Set(['done']));
    // A message and the job that sends it are there together or not at all.
    const alone = await sql`select id from registry_deliveries where id not in
      (select data->>'delivery' from registry_jobs.job)`.execute(database);
    expect(alone.rows).toEqual([]);
    expect(await webhooks.deliveries({ limit: 200 })).toHaveLength(MESSAGES);
    expect(defects.length).toBeGreaterThan(0);
    await jobs.close();
  }, 240_000);
});
