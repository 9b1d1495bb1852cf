// SPDX-License-Identifier: Apache-2.0
import { verifyToken } from '../../../../attest/src/publish/token.js';
import { openJobs, openWebhooks, type Jobs } from '@touchstone/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInWorld, type SignInWorld } from '../../testing/signing-in.js';
import { worldOf } from '../../testing/world-of.js';
import { ask } from '../../testing/world-of.js';
import { webHandler } from '../../server/index.js';
import { adminPaths } from './admin-paths.js';

const PAGES = [adminPaths.overview, adminPaths.tokens, adminPaths.webhooks, adminPaths.audit];
const HOSTILE = '"><script>alert(1)</script>';

let market: SignInWorld;
let jobs: Jobs;
let cookie: string;
let token: string;
beforeAll(async () => {
  market = await signInWorld();
  jobs = await openJobs({ database: market.database });
  Object.assign(market.world.admin!, {
    jobs,
    webhooks: openWebhooks({ database: market.database, jobs, loopback: false }),
    places: { Database: 'PGlite in memory' },
  });
  ({ cookie, token } = await market.signIn());
}, 120_000);
afterAll(async () => {
  await jobs.close();
  await market.database.destroy();
});

const text = async (path: string): Promise<string> => String((await market.get(path, { cookie })).body);
const send = (path: string, fields: Readonly<Record<string, string>>) =>
  market.post(path, { ...fields, 'form-token': token }, { cookie });

describe('the pages of who runs a marketplace', () => {
  it.each(PAGES)('%s are shown to nobody else, and kept by no cache', async (path) => {
    expect(await market.get(path)).toMatchObject({ status: 403, headers: { 'cache-control': 'no-store' } });
    expect(await market.get(path, { cookie })).toMatchObject({
      status: 200,
      headers: { 'cache-control': 'no-store' },
    });
  });

  it('are not there where nobody can sign in', async () => {
    const handler = webHandler(await worldOf([]));
    for (const path of [...PAGES, adminPaths.signIn]) {
      expect(await handler(ask(path))).toMatchObject({ status: 404 });
    }
  });

  it('say where what is kept, who is signed in and since when', async () => {
    const page = await text(adminPaths.overview);
    expect(page).toContain('PGlite in memory');
    expect(page).toContain('administrator (this browser)');
  });
});

describe('a token of the page', () => {
  it('is shown once, publishes until it is taken away, and stands in the audit trail', async () => {
    const made = await send(adminPaths.tokens, {
      id: 'ci',
      may: 'bundles',
      owners: 'lab-a, lab-b',
      days: '30',
    });
    const [secret] = /touchstone_[\w-]{43}/.exec(String(made.body)) ?? [''];
    expect(made).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    const list = await market.world.admin!.tokens.list();
    const at = new Date(market.now + 29 * 86_400_000);
    expect(verifyToken(`Bearer ${secret}`, list, 'bundles', at)).toMatchObject({
      owners: ['lab-a', 'lab-b'],
    });
    expect(await text(adminPaths.tokens)).not.toContain(secret);
    expect(await text(adminPaths.audit)).toContain('token made');
    expect(await text(adminPaths.audit)).not.toContain(secret);

    expect(await send(adminPaths.endToken, { id: 'ci' })).toMatchObject({ status: 303 });
    expect(await market.world.admin!.tokens.list()).toEqual([]);
  });

  it.each([
    ['a name that is none', { id: HOSTILE }],
    ['nothing that it may do', { may: '' }],
    ['something that there is not', { may: 'everything' }],
    ['an owner that is none', { owners: HOSTILE }],
    ['no days', { days: '' }],
    ['very many days', { days: '9999' }],
    ['days that are no number', { days: '-1e9' }],
  ])('is refused with %s, and the form says why and stays filled', async (_, fields) => {
    const asked = { id: 'other', may: 'bundles', owners: '', days: '30', ...fields };
    const answered = await send(adminPaths.tokens, asked);
    expect(answered).toMatchObject({ status: 400, body: expect.stringContaining('No token is made') });
    expect(answered.body).not.toContain('<script>alert');
    expect(await market.world.admin!.tokens.list()).toEqual([]);
  });
});

describe('a webhook of the page', () => {
  it('has its secret shown once, is tried and taken away', async () => {
    const asked = { id: 'chat', url: 'https://hooks.example/x', events: 'revoked' };
    const made = await send(adminPaths.webhooks, asked);
    const [secret] = /whsec_[\w+/=-]+/.exec(String(made.body)) ?? [''];
    expect(secret.length).toBeGreaterThan(20);
    expect(await text(adminPaths.webhooks)).not.toContain(secret);
    expect(await text(adminPaths.webhooks)).toContain('https://hooks.example/x');
    await send(adminPaths.changeWebhook, { id: 'chat', act: 'ping' });
    expect(await market.world.admin!.webhooks!.deliveries({})).toHaveLength(1);
    await send(adminPaths.changeWebhook, { id: 'chat', act: 'end' });
    expect(await market.world.admin!.webhooks!.list()).toEqual([]);
  });

  it.each([['http://hooks.example/'], ['https://127.0.0.1/'], ['https://[::ffff:10.0.0.1]/'], [HOSTILE]])(
    'at %s is refused',
    async (url) => {
      const answered = await send(adminPaths.webhooks, { id: 'chat', url, events: 'new' });
      expect(answered.status).toBe(400);
      expect(answered.body).not.toContain('<script>alert');
    },
  );

  it('does nothing that the page does not offer', async () => {
    for (const act of ['create', 'list', 'constructor', '__proto__', '']) {
      expect(await send(adminPaths.changeWebhook, { id: 'chat', act })).toMatchObject({ status: 303 });
    }
  });
});

describe('a job of the page', () => {
  it.each([
    [adminPaths.refresh, 'refresh'],
    [adminPaths.rebuild, 'rebuild'],
  ])('%s waits once, however often it is asked for', async (path, name) => {
    await send(path, {});
    await send(path, {});
    const waiting = (await jobs.recent({})).filter((job) => job.name === name);
    expect(waiting).toHaveLength(1);
    expect(await text(adminPaths.overview)).toContain(name);
  });
});

describe('the audit trail', () => {
  it('is turned over by its lines, and asked for by solution', async () => {
    const add = market.database.insertInto('registry_audit');
    const line = { at: new Date(market.now).toISOString(), by: HOSTILE, what: 'listing made', details: '{}' };
    await add
      .values(Array.from({ length: 230 }, (_, index) => ({ ...line, solution: index % 2 ? 'odd' : 'even' })))
      .execute();
    let path: string | undefined = `${adminPaths.audit}?solution=odd`;
    const counts: number[] = [];
    while (path !== undefined) {
      const page = await text(path);
      expect(page).not.toContain('<script>alert');
      counts.push(page.match(/href="\/solutions\/odd"/g)?.length ?? 0);
      path = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(counts).toEqual([100, 15]);
  });

  it.each(['0', '-1', '1e99', '99999999999999999999', "1'--", HOSTILE])(
    'shows the newest lines where it is asked for those before %s',
    async (before) => {
      const page = await text(`${adminPaths.audit}?before=${encodeURIComponent(before)}`);
      expect(page).toContain('listing made');
    },
  );
});
