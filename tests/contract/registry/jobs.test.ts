// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { openJobs, type Jobs, type RegistryDatabase } from '@touchstone/registry';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REGISTRY_SERVERS, type RegistryServer } from './registry-databases.js';

describe.each(REGISTRY_SERVERS)('jobs on $name', ({ missing, start }) => {
  let server: RegistryServer;
  let connect: () => Promise<RegistryDatabase>;
  let database: RegistryDatabase;
  const opened: Jobs[] = [];
  const defects: unknown[] = [];
  beforeAll(async () => {
    if (missing === undefined) server = await start();
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    if (missing !== undefined) return;
    defects.length = 0;
    connect = await server.make();
    database = await connect();
    await sql`delete from registry_jobs.job`.execute(database);
  });
  afterEach(async () => {
    for (const jobs of opened.splice(0)) await jobs.close();
    expect(defects).toEqual([]);
  });
  const test = it.skipIf(missing !== undefined);

  /** As a process of its own would have them. */
  async function open(lease = 60): Promise<Jobs> {
    const jobs = await openJobs({
      database: await connect(),
      onDefect: (error) => defects.push(error),
      lease,
      pause: 100,
    });
    opened.push(jobs);
    return jobs;
  }

  test('are done, and tell what came of them; of one key one waits', async () => {
    const jobs = await open();
    const first = await jobs.send('rebuild', { by: 'me' }, { key: 'rebuild' });
    expect(await jobs.send('rebuild', { by: 'you' }, { key: 'rebuild' })).toBeUndefined();
    expect(await jobs.recent()).toMatchObject([{ id: first, state: 'waiting', attempts: 0, why: null }]);
    const seen: unknown[] = [];
    jobs.work({
      rebuild: async ({ data, attempt, last }) => {
        seen.push([data, attempt, last]);
        return { bundles: 3 };
      },
    });
    await expect
      .poll(() => jobs.recent(), POLL)
      .toMatchObject([
        { id: first, name: 'rebuild', state: 'done', attempts: 1, result: { bundles: 3 }, why: null },
      ]);
    expect(seen).toEqual([[{ by: 'me' }, 1, false]]);
    expect(await jobs.recent({ name: 'refresh' })).toEqual([]);
  });

  test('are tried again when they fail, as often as their rule says, and then are told as failed', async () => {
    const jobs = await open();
    const attempts: boolean[] = [];
    jobs.work({
      refresh: async ({ last }) => {
        attempts.push(last);
        throw new Error('the evidence is damaged');
      },
    });
    await jobs.send('refresh', {}, { key: 'refresh' });
    await expect
      .poll(() => jobs.recent(), POLL)
      .toMatchObject([{ state: 'failed', attempts: 2, why: 'the evidence is damaged', result: null }]);
    expect(attempts).toEqual([false, true]);
  });

  test('sent in a transaction are there when that is committed, and never where it is not', async () => {
    const jobs = await open();
    const send = (fail: boolean) =>
      database.transaction().execute(async (tx) => {
        await jobs.send('deliver', { delivery: 'a' }, { key: 'a', tx });
        if (fail) throw new Error('no');
      });
    await expect(send(true)).rejects.toThrow('no');
    expect(await jobs.recent()).toEqual([]);
    await send(false);
    expect(await jobs.recent()).toHaveLength(1);
  });

  test('are done once by two workers, each by one of them', async () => {
    const [one, other] = [await open(), await open()];
    const done = new Map<string, number>();
    for (const jobs of [one, other]) {
      jobs.work({
        deliver: async ({ data }) => {
          done.set(data.delivery, (done.get(data.delivery) ?? 0) + 1);
          await sleep(5);
        },
      });
    }
    const names = Array.from({ length: 40 }, (_, i) => `delivery-${i}`);
    for (const name of names)
      await (name.endsWith('1') ? other : one).send('deliver', { delivery: name }, { key: name });
    await expect
      .poll(async () => (await one.recent()).filter(({ state }) => state === 'done').length, POLL)
      .toBe(40);
    expect([...done.values()]).toEqual(names.map(() => 1));
  });

  test('that last long stay with their worker, however short its lease', async () => {
    const jobs = await open(2);
    let [begun, lost] = [0, false];
    jobs.work({
      rebuild: async ({ signal }) => {
        begun += 1;
        await sleep(5000);
        lost = signal.aborted;
      },
    });
    await jobs.send('rebuild', { by: 'me' }, { key: 'rebuild' });
    await expect
      .poll(() => jobs.recent(), { timeout: 20_000 })
      .toMatchObject([{ state: 'done', attempts: 1 }]);
    expect([begun, lost]).toEqual([1, false]);
  }, 30_000);

  test('of a worker that died are done by another one, once its lease is over', async () => {
    const jobs = await open(2);
    await jobs.send('rebuild', { by: 'me' }, { key: 'rebuild' });
    // What a worker leaves that was killed: a job that runs, and of which nobody tells any more.
    const died = sql`update registry_jobs.job set state = 'active', started_on = now()`;
    await died.execute(database);
    const seen: number[] = [];
    jobs.work({ rebuild: async ({ attempt }) => void seen.push(attempt) });
    await sleep(500);
    expect(seen).toEqual([]);
    await expect.poll(() => jobs.recent(), { timeout: 20_000 }).toMatchObject([{ state: 'done' }]);
    expect(seen).toEqual([2]);
  }, 30_000);

  test('that a worker lost, having been silent for too long, it is told to leave', async () => {
    const jobs = await open(2);
    let begun = false;
    let told = false;
    jobs.work({
      deliver: ({ signal }) => {
        begun = true;
        return new Promise((resolve) =>
          signal.addEventListener('abort', () => {
            told = true;
            resolve();
          }),
        );
      },
    });
    await jobs.send('deliver', { delivery: 'a' }, { key: 'a' });
    await expect.poll(() => begun, POLL).toBe(true);
    await sql`update registry_jobs.job set state = 'failed'`.execute(database);
    await expect.poll(() => told, POLL).toBe(true);
    // It does not take back what became of the job meanwhile.
    await sleep(200);
    expect(await jobs.recent()).toMatchObject([{ state: 'failed' }]);
  });

  test('end in order when they are closed: what runs is told to stop, and is done later by another process', async () => {
    const first = await openJobs({ database: await connect(), pause: 100 });
    let stopped = false;
    first.work({
      rebuild: ({ signal }) =>
        new Promise((_, reject) =>
          signal.addEventListener('abort', () => {
            stopped = true;
            reject(new Error('the process ends'));
          }),
        ),
    });
    await first.send('rebuild', { by: 'me' }, { key: 'rebuild' });
    await expect.poll(() => first.recent(), POLL).toMatchObject([{ state: 'running' }]);
    await first.close();
    expect(stopped).toBe(true);
    const second = await open();
    second.work({ rebuild: async ({ attempt }) => ({ attempt }) });
    await expect.poll(() => second.recent(), POLL).toMatchObject([{ state: 'done', result: { attempt: 2 } }]);
  });
});

const POLL = { timeout: 15_000, interval: 100 };
