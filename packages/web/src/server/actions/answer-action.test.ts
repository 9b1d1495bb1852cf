// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminPaths } from '../../pages/admin/admin-paths.js';
import { OWN, signInWorld, type SignInWorld } from '../../testing/signing-in.js';

let market: SignInWorld;
beforeAll(async () => {
  market = await signInWorld();
}, 120_000);
afterAll(() => market.database.destroy());

describe('signing in', () => {
  it('needs a button: looking at the link, as previews do, uses nothing up', async () => {
    const link = await market.makeLink();
    for (let look = 0; look < 3; look += 1) {
      const page = await market.get(`${adminPaths.signIn}?link=${link}`);
      expect(page).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
      expect(page.headers['set-cookie']).toBeUndefined();
    }
    const answered = await market.post(adminPaths.signIn, { link });
    expect(answered).toMatchObject({ status: 303, headers: { location: '/admin' } });
    expect(answered.headers['set-cookie']).toMatch(
      /^touchstone-session=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict$/,
    );
    const again = await market.post(adminPaths.signIn, { link });
    expect(again).toMatchObject({ status: 403, body: expect.stringContaining('does not work') });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('over TLS sets a cookie that no other host can plant', async () => {
    const origin = 'https://market.example';
    const secure = await signInWorld({ origin });
    const answered = await secure.post(
      adminPaths.signIn,
      { link: await secure.makeLink() },
      { origin, host: 'inner:8080' },
    );
    expect(answered.headers['set-cookie']).toMatch(/^__Host-touchstone-session=.*; Path=\/;.*; Secure$/);
    await secure.database.destroy();
  }, 120_000);

  it('takes no session of two cookies of the name: one of them somebody else planted', async () => {
    const { cookie } = await market.signIn();
    const other = `touchstone-session=${'A'.repeat(43)}`;
    expect(String((await market.get('/admin', { cookie })).status)).toBe('200');
    for (const both of [`${cookie}; ${other}`, `${other}; ${cookie}`]) {
      expect(await market.get('/admin', { cookie: both })).toMatchObject({ status: 403 });
    }
  });

  it('keeps pages of who signed in out of every cache, and shows none after signing out', async () => {
    const { cookie, token } = await market.signIn();
    expect(await market.get('/', { cookie })).toMatchObject({ headers: { 'cache-control': 'no-store' } });
    const out = await market.post(adminPaths.signOut, { 'form-token': token }, { cookie });
    expect(out).toMatchObject({
      status: 303,
      headers: { 'set-cookie': expect.stringContaining('Max-Age=0') },
    });
    expect(await market.get('/admin', { cookie })).toMatchObject({ status: 403 });
  });

  it('fails without the database where it is needed, and lets pages for everyone be read', async () => {
    const defects: unknown[] = [];
    const broken = await signInWorld({ onDefect: (error) => defects.push(error) });
    const { cookie } = await broken.signIn();
    await broken.database.destroy();
    expect(await broken.get('/', { cookie })).toMatchObject({ status: 200 });
    expect(await broken.get('/admin', { cookie })).toMatchObject({ status: 500 });
    expect(await broken.post(adminPaths.signOut, {}, { cookie })).toMatchObject({ status: 500 });
    expect(defects).toHaveLength(3);
  }, 120_000);

  it('ends with time, also for a form that was on the screen', async () => {
    const { cookie, token } = await market.signIn();
    market.now += 61 * 60_000;
    const late = await market.post(adminPaths.endSession, { 'form-token': token }, { cookie });
    expect(late).toMatchObject({ status: 403, body: expect.stringContaining('only for who is signed in') });
  });
});

describe('a form', () => {
  const end = { session: 'none' };

  it.each([
    ['names another origin', { origin: 'https://evil.example' }],
    ['names none, as of a sandboxed frame', { origin: 'null' }],
    ['comes from another site', { 'sec-fetch-site': 'cross-site' }],
    ['comes from another host of the site', { 'sec-fetch-site': 'same-site' }],
    ['comes from another site, which hides its origin', { origin: '', 'sec-fetch-site': 'cross-site' }],
    ['is said to come from nowhere', { origin: '', 'sec-fetch-site': '' }],
    ['comes from another port', { origin: 'http://127.0.0.1:9999' }],
    ['comes from another scheme', { origin: 'https://127.0.0.1:8820' }],
    [
      'reaches us under a name that was bent to us',
      { origin: 'http://evil.example:8820', host: 'evil.example:8820' },
    ],
    ['has only a host that was bent to us', { origin: '', host: 'evil.example:8820' }],
    ['names an origin that begins like ours', { origin: `${OWN}.evil.example` }],
  ])('is not taken that %s (CSRF)', async (_, headers) => {
    const { cookie, token } = await market.signIn();
    const answered = await market.post(adminPaths.signOut, { 'form-token': token }, { cookie, ...headers });
    expect(answered).toMatchObject({ status: 403, body: expect.stringContaining('not sent from a page') });
    expect(await market.get('/admin', { cookie })).toMatchObject({ status: 200 });
  });

  it.each([
    ['is missing', undefined],
    ['is empty', ''],
    ['is another one', 'A'.repeat(43)],
  ])('is not taken where its token %s', async (_, token) => {
    const { cookie } = await market.signIn();
    const fields = token === undefined ? end : { ...end, 'form-token': token };
    expect(await market.post(adminPaths.endSession, fields, { cookie })).toMatchObject({
      status: 403,
      body: expect.stringContaining('another session'),
    });
  });

  it('is not taken with the token of another session', async () => {
    const [one, other] = [await market.signIn(), await market.signIn()];
    expect(one.token).not.toBe(other.token);
    const crossed = { 'form-token': other.token };
    expect(await market.post(adminPaths.signOut, crossed, { cookie: one.cookie })).toMatchObject({
      status: 403,
    });
  });

  it('is not taken from nobody where it needs somebody', async () => {
    expect(await market.post(adminPaths.endSession, end)).toMatchObject({
      status: 403,
      body: expect.stringContaining('only for who is signed in'),
    });
  });

  it.each([
    ['text/plain', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/json', 415],
    ['', 415],
    ['application/x-www-form-urlencoded; charset=UTF-8', 303],
  ])('as %s is answered with %i', async (type, status) => {
    const { cookie, token } = await market.signIn();
    const answered = await market.post(
      adminPaths.signOut,
      { 'form-token': token },
      { cookie, 'content-type': type },
    );
    expect(answered.status).toBe(status);
  });

  it('of more than 64 KB or 500 fields is not read', async () => {
    expect(await market.post(adminPaths.signIn, { link: 'x'.repeat(64 * 1024) })).toMatchObject({
      status: 413,
    });
    const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`f${index}`, '']));
    expect(await market.post(adminPaths.signIn, many)).toMatchObject({ status: 413 });
    expect(await market.post(adminPaths.signIn, {}, { 'content-length': '70000' })).toMatchObject({
      status: 413,
    });
  });

  it('that has no page of its own is asked for by POST', async () => {
    expect(await market.get(adminPaths.signOut)).toMatchObject({ status: 405, headers: { allow: 'POST' } });
  });

  it('from another name of this machine is one of ours', async () => {
    for (const host of ['localhost:8820', '[::1]:8820']) {
      const answered = await market.post(
        adminPaths.signIn,
        { link: await market.makeLink() },
        { origin: `http://${host}`, host },
      );
      expect(answered.status).toBe(303);
    }
  });
});
