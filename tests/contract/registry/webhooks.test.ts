// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  liveRegistry,
  openJobs,
  openWebhooks,
  startWorker,
  webhookSender,
  type Jobs,
  type Registry,
  type RegistryDatabase,
  type RegistryWorker,
  type Webhooks,
} from '@touchstone/registry';
import { isTouchstoneError } from '@touchstone/model';
import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { webhookMessage } from '../../../packages/registry/src/webhooks/webhook-document.js';
import { MiniRegistry } from './mini-registry.js';
import { REGISTRY_SERVERS, type RegistryServer } from './registry-databases.js';

const DAY = 86_400_000;
const POLL = { timeout: 25_000, interval: 50 };
vi.setConfig({ testTimeout: 180_000 });
const EVERYTHING = ['new', 'changed', 'expiring', 'revoked'] as const;

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
  readonly said: { readonly type: string; readonly data: Record<string, unknown> };
}

describe.each(REGISTRY_SERVERS)('webhooks on $name', ({ missing, start }) => {
  let server: RegistryServer;
  let mini: MiniRegistry;
  let database: RegistryDatabase;
  let registry: Registry;
  let jobs: Jobs;
  let worker: RegistryWorker;
  let webhooks: Webhooks;
  let receiver: Server;
  let url: string;
  let status = 204;
  const received: Received[] = [];
  beforeAll(async () => {
    if (missing === undefined) server = await start();
  });
  afterAll(() => server?.close());
  beforeEach(async () => {
    if (missing !== undefined) return;
    [status, received.length] = [204, 0];
    receiver = createServer(async (request, response) => {
      let body = '';
      for await (const piece of request) body += String(piece);
      received.push({
        headers: request.headers as Record<string, string>,
        body,
        said: JSON.parse(body) as Received['said'],
      });
      response.writeHead(status).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
    mini = await MiniRegistry.make();
    const connect = await server.make();
    database = await connect();
    for (const table of ['registry_jobs.job', 'registry_webhooks', 'registry_told_events'])
      await sql`delete from ${sql.table(table)}`.execute(database);
    registry = mini.open(database);
    jobs = await openJobs({ database, pause: 50 });
    webhooks = openWebhooks({ database, jobs, loopback: true });
    worker = work(jobs);
    await firstLook();
  });
  afterEach(async () => {
    if (missing !== undefined) return;
    worker.stop();
    await jobs.close();
    await database.destroy();
    receiver.closeAllConnections();
    receiver.close();
    await mini.close();
  });
  const test = it.skipIf(missing !== undefined);

  function work(on: Jobs): RegistryWorker {
    const clock = (): number => mini.now;
    const live = liveRegistry(registry, clock);
    const send = webhookSender({ loopback: true, milliseconds: 2000 });
    const origin = 'https://market.example';
    return startWorker({ database, jobs: on, registry, live, send, origin, clock, every: DAY });
  }

  /** What a worker sends itself when it starts would be in the way of counting. */
  const firstLook = () =>
    expect
      .poll(async () => (await jobs.recent({ name: 'tell' })).map(({ state }) => state), POLL)
      .toEqual(['done']);
  const actor = () => ({ by: 'the test', at: new Date(mini.now) });
  const make = (id = 'mine', events: readonly (typeof EVERYTHING)[number][] = EVERYTHING): Promise<string> =>
    webhooks.create({ id, url, events }, new Uint8Array(32).fill(id.length), actor());
  const finished = async (id: string | undefined): Promise<unknown> =>
    (await jobs.recent()).find((one) => one.id === id && one.state === 'done')?.result;
  /** Looks once for what is to be told. */
  async function tell(): Promise<unknown> {
    mini.now += 2000;
    // One that was sent before may wait or run still.
    let id: string | undefined;
    await expect.poll(async () => (id = await jobs.send('tell', {}, { key: 'tell' })), POLL).toBeDefined();
    await expect.poll(() => finished(id), POLL).toBeDefined();
    return finished(id);
  }
  /** Lets attempts that wait for their time come at once. */
  const hurry = () =>
    sql`update registry_jobs.job set start_after = now() where state = 'retry'`.execute(database);
  const told = () => received.map(({ said }) => said.type);
  const states = async () => (await webhooks.deliveries()).map(({ state }) => state);

  test('tell what the feeds tell, signed, each event once', async () => {
    const secret = await make();
    await registry.ingest(await mini.certified(), 'acme');
    expect(await tell()).toEqual({ events: 1, messages: 1 });
    await expect.poll(told, POLL).toEqual(['certificate.new']);
    await expect.poll(states, POLL).toEqual(['delivered']);
    const [first] = received;
    vi.useFakeTimers({ toFake: ['Date'], now: mini.now });
    try {
      new Webhook(secret).verify(first!.body, first!.headers);
      expect(() => new Webhook(secret).verify(`${first!.body} `, first!.headers)).toThrow();
    } finally {
      vi.useRealTimers();
    }
    expect(webhookMessage.safeParse(first!.said).error).toBeUndefined();
    expect(first!.said.data).toMatchObject({
      solution: 'carrier',
      page: 'https://market.example/solutions/carrier',
      certificate: { level: 'basic', lab: 'acme', state: 'valid' },
    });
    expect(await tell()).toEqual({ events: 0, messages: 0 });
    expect(await webhooks.list()).toMatchObject([{ id: 'mine', failingSince: null, disabledAt: null }]);

    const stored = await registry.listing('carrier');
    mini.revoke(stored!.listing.certificate.statement, 'body', new Date(mini.now).toISOString());
    await registry.refresh();
    await tell();
    await expect.poll(told, POLL).toEqual(['certificate.new', 'certificate.revoked']);
    // Told again after everything was derived anew, it would be told twice.
    await registry.rebuild('the test');
    expect(await tell()).toEqual({ events: 0, messages: 0 });
  });

  test('tell that a certificate runs out a month before, once, however the clock jumps', async () => {
    await make('mine', ['expiring']);
    await registry.ingest(await mini.certified(), 'acme');
    await tell();
    const ends = Date.parse((await registry.listing('carrier'))!.listing.certificate.expiresAt);
    const now = mini.now;
    for (const at of [ends - 29 * DAY, now, ends - 20 * DAY, now, ends + DAY]) {
      mini.now = at;
      await tell();
    }
    await expect.poll(states, POLL).toEqual(['delivered']);
    expect(told()).toEqual(['certificate.expiring']);
  });

  test('are told nothing of what was there before them, and only what they ask for', async () => {
    await registry.ingest(await mini.certified(), 'acme');
    expect(await tell()).toEqual({ events: 1, messages: 0 });
    await make('all');
    await make('revoked', ['revoked']);
    expect(await tell()).toEqual({ events: 0, messages: 0 });
    await registry.ingest(
      await mini.certified({ lab: 'other-lab', loggedAt: '2026-11-22T11:00:00.000Z' }),
      'other-lab',
    );
    expect(await tell()).toEqual({ events: 1, messages: 1 });
    await expect.poll(told, POLL).toEqual(['certificate.changed']);
  });

  test('are not told of a catalog that was there when a worker first looked, though a webhook was as well', async () => {
    await sql`delete from registry_told_events`.execute(database);
    await registry.ingest(await mini.certified(), 'acme');
    await make();
    expect(await tell()).toEqual({ events: 0, messages: 0 });
    mini.revoke(
      (await registry.listing('carrier'))!.listing.certificate.statement,
      'body',
      new Date(mini.now).toISOString(),
    );
    await registry.refresh();
    expect(await tell()).toEqual({ events: 1, messages: 1 });
    await expect.poll(told, POLL).toEqual(['certificate.revoked']);
  });

  test('get the same message again after it failed, with the same id, until it arrives', async () => {
    await make();
    status = 503;
    expect(await webhooks.ping('mine', actor())).toBe(true);
    await expect.poll(() => received.length, POLL).toBe(1);
    await expect
      .poll(() => webhooks.deliveries(), POLL)
      .toMatchObject([{ state: 'waiting', attempts: 1, status: 503, type: 'ping', solution: null }]);
    expect(await webhooks.list()).toMatchObject([{ failingSince: new Date(mini.now).toISOString() }]);
    status = 200;
    mini.now += 60_000;
    await expect.poll(async () => (await hurry(), received.length), POLL).toBe(2);
    await expect.poll(states, POLL).toEqual(['delivered']);
    const [first, second] = received;
    expect(second!.body).toBe(first!.body);
    expect(second!.headers['webhook-id']).toBe(first!.headers['webhook-id']);
    expect(second!.headers['webhook-timestamp']).not.toBe(first!.headers['webhook-timestamp']);
    expect(await webhooks.list()).toMatchObject([{ failingSince: null }]);
  });

  test('are disabled when nothing arrived for days and many attempts, not because a clock jumped', async () => {
    await make();
    status = 500;
    await webhooks.ping('mine', actor());
    await expect.poll(async () => (await webhooks.deliveries())[0]?.attempts, POLL).toBe(1);
    mini.now += 30 * DAY;
    await expect.poll(async () => (await hurry(), (await webhooks.deliveries())[0]?.attempts), POLL).toBe(2);
    expect(await webhooks.list()).toMatchObject([{ disabledAt: null }]);
    await sql`update registry_webhooks set failures = 19`.execute(database);
    await expect.poll(async () => (await hurry(), (await webhooks.deliveries())[0]?.attempts), POLL).toBe(3);
    const [disabled] = await webhooks.list();
    expect(disabled).toMatchObject({ disabledAt: new Date(mini.now).toISOString() });
    // It gets nothing more: neither what waits nor what is new.
    await expect.poll(async () => (await hurry(), await states()), POLL).toEqual(['failed']);
    expect(await webhooks.ping('mine', actor())).toBe(false);
    const before = received.length;
    expect(await webhooks.enable('mine', actor())).toBe(true);
    expect(await webhooks.enable('mine', actor())).toBe(false);
    status = 200;
    expect(await webhooks.ping('mine', actor())).toBe(true);
    await expect.poll(() => received.length, POLL).toBe(before + 1);
    const lines = (await registry.audit()).map(({ what }) => what);
    expect(lines).toEqual(['webhook enabled', 'webhook disabled', 'webhook made']);
  });

  test('are disabled at once by 410 Gone', async () => {
    await make();
    status = 410;
    await webhooks.ping('mine', actor());
    await expect
      .poll(() => webhooks.list(), POLL)
      .toMatchObject([
        { disabledAt: new Date(mini.now).toISOString(), disabledWhy: 'the receiver answered 410 Gone' },
      ]);
  });

  test('tell an event once though two workers find it at the same time', async () => {
    const secondJobs = await openJobs({ database, pause: 50 });
    const second = work(secondJobs);
    try {
      await make();
      await registry.ingest(await mini.certified(), 'acme');
      for (let round = 0; round < 5; round += 1) await tell();
      await expect.poll(states, POLL).toEqual(['delivered']);
      expect(told()).toEqual(['certificate.new']);
    } finally {
      second.stop();
      await secondJobs.close();
    }
  });

  test('have a secret that is shown once, and are gone when they end', async () => {
    const secret = await make();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const everything = JSON.stringify([await webhooks.list(), await registry.audit(), await jobs.recent()]);
    expect(everything).not.toContain(secret.slice(6));
    expect(await codeOf(make())).toBe('REGISTRY_WEBHOOK');
    expect(await codeOf(make('No Id'))).toBe('REGISTRY_WEBHOOK');
    expect(await codeOf(make('nothing', []))).toBe('REGISTRY_WEBHOOK');
    const guarded = openWebhooks({ database, jobs, loopback: false });
    const inside = { id: 'inside', url, events: EVERYTHING };
    expect(await codeOf(guarded.create(inside, new Uint8Array(32), actor()))).toBe('REGISTRY_WEBHOOK');
    await webhooks.ping('mine', actor());
    await expect.poll(states, POLL).toEqual(['delivered']);
    expect(await webhooks.end('mine', actor())).toBe(true);
    expect(await webhooks.end('mine', actor())).toBe(false);
    expect([await webhooks.list(), await webhooks.deliveries()]).toEqual([[], []]);
  });
});

function codeOf(act: Promise<unknown>): Promise<string | undefined> {
  return act.then(
    () => undefined,
    (error: unknown) => {
      if (isTouchstoneError(error)) return error.code;
      throw error;
    },
  );
}
