// SPDX-License-Identifier: Apache-2.0
import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readAudit } from '../audit/audit-trail.js';
import { openRegistryDatabase, type RegistryDatabase } from '../database/open-registry-database.js';
import { SESSION_TIMES } from './session.js';
import { sessions, type Sessions } from './sessions.js';

const START = Date.parse('2026-11-23T00:00:00.000Z');
const who = { subject: 'administrator', roles: ['administrator'] as const };
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let database: RegistryDatabase;
let held: Sessions;
beforeAll(async () => {
  database = await openRegistryDatabase({ memory: true });
  held = sessions(database);
}, 120_000);
beforeEach(async () => {
  await database.deleteFrom('registry_sessions').execute();
  await database.deleteFrom('registry_sign_in_links').execute();
});
afterAll(() => database.destroy());

const at = (milliseconds: number): Date => new Date(START + milliseconds);
const random = (): Uint8Array => randomBytes(32);
const link = (milliseconds = 0): Promise<string> =>
  held.makeLink(who, random(), { by: 'start', at: at(milliseconds) });
const signIn = async (milliseconds = 0, before?: string): Promise<string> => {
  const begun = await held.useLink(await link(milliseconds), random(), at(milliseconds), before);
  return begun!.secret;
};

describe('a sign-in link', () => {
  it('signs in once, whoever comes with it a second time', async () => {
    const made = await link();
    const begun = await held.useLink(made, random(), at(MINUTE), undefined);
    expect(begun?.session).toMatchObject({ subject: 'administrator', roles: ['administrator'] });
    expect(await held.useLink(made, random(), at(MINUTE), undefined)).toBeUndefined();
  });

  it('lets one of many through that come with it at once', async () => {
    const made = await link();
    const all = await Promise.all(
      Array.from({ length: 8 }, () => held.useLink(made, random(), at(0), undefined)),
    );
    expect(all.filter((begun) => begun !== undefined)).toHaveLength(1);
    expect(await held.list(at(0))).toHaveLength(1);
  });

  it('is void once a newer one was made, and after 15 minutes', async () => {
    const older = await link();
    const newer = await link();
    expect(await held.useLink(older, random(), at(0), undefined)).toBeUndefined();
    expect(await held.useLink(newer, random(), at(SESSION_TIMES.link), undefined)).toBeUndefined();
    // Not even after the clock was set back.
    expect(await held.useLink(newer, random(), at(0), undefined)).toBeUndefined();
  });

  it('of a clock that ran ahead is void once that is set right', async () => {
    const made = await link(DAY);
    expect(await held.useLink(made, random(), at(0), undefined)).toBeUndefined();
  });

  it.each([
    ['nothing', ''],
    ['its hash', createHash('sha256').update('x').digest('hex')],
    ['a long text', 'A'.repeat(100_000)],
    ['SQL', "' or '1'='1"],
    ['a control character', `${'A'.repeat(42)}\0`],
  ])('is not %s', async (_, text) => {
    await link();
    expect(await held.useLink(text, random(), at(0), undefined)).toBeUndefined();
  });

  it('is not made of fewer random bytes', async () => {
    await expect(held.makeLink(who, randomBytes(16), { by: 'start', at: at(0) })).rejects.toMatchObject({
      code: 'REGISTRY_SECRET',
    });
  });
});

describe('a session', () => {
  it('has a secret that was never anywhere before, and ends the one that the browser had (fixation)', async () => {
    const planted = await signIn();
    const own = await signIn(MINUTE, planted);
    expect(own).not.toBe(planted);
    expect(await held.find(planted, at(MINUTE))).toBeUndefined();
    expect(await held.find(own, at(MINUTE))).toMatchObject(who);
    const strangers = 'A'.repeat(43);
    await signIn(MINUTE, strangers);
    expect(await held.find(strangers, at(MINUTE))).toBeUndefined();
  });

  it('ends for good when nothing was done in it for an hour', async () => {
    const secret = await signIn();
    expect(await held.find(secret, at(59 * MINUTE))).toBeDefined();
    expect(await held.find(secret, at(118 * MINUTE))).toBeDefined();
    expect(await held.find(secret, at(178 * MINUTE))).toBeUndefined();
    expect(await held.find(secret, at(118 * MINUTE))).toBeUndefined();
  });

  it('ends after twelve hours whatever is done in it', async () => {
    const secret = await signIn();
    for (let hour = 0.5; hour < 12; hour += 0.5) {
      expect(await held.find(secret, at(hour * 60 * MINUTE))).toBeDefined();
    }
    expect(await held.find(secret, at(SESSION_TIMES.whole))).toBeUndefined();
  });

  it('of a clock that ran ahead lasts no longer than it was meant to', async () => {
    const secret = await signIn(30 * DAY);
    expect(await held.find(secret, at(0))).toBeUndefined();
    expect(await held.find(secret, at(30 * DAY))).toBeUndefined();
  });

  it('seen by a process whose clock is a little ahead lasts on', async () => {
    const secret = await signIn(30_000);
    expect(await held.find(secret, at(0))).toBeDefined();
  });

  it('is ended by its id, at once and for every device that has its secret', async () => {
    const secret = await signIn();
    const [one] = await held.list(at(0));
    expect(await held.end(one!.id, { by: 'administrator', at: at(0) })).toBe(true);
    expect(await held.end(one!.id, { by: 'administrator', at: at(0) })).toBe(false);
    expect(await held.find(secret, at(0))).toBeUndefined();
  });

  it('is found by its secret, not by what the database keeps of it', async () => {
    const secret = await signIn();
    const [one] = await held.list(at(0));
    expect(await held.find(one!.id, at(0))).toBeUndefined();
    const rows = await database.selectFrom('registry_sessions').selectAll().execute();
    expect(JSON.stringify([rows, await readAudit(database, {})])).not.toContain(secret);
    expect(JSON.stringify(await readAudit(database, {}))).not.toContain(one!.id);
  });

  it('is looked up by its hash alone: how long the database compares tells nothing of a secret', async () => {
    const asked: string[] = [];
    const heard = sessions(
      database.withPlugin({
        transformQuery: ({ node }) => (asked.push(JSON.stringify(node)), node),
        transformResult: async ({ result }) => result,
      }),
    );
    const made = await heard.makeLink(who, random(), { by: 'start', at: at(0) });
    const { secret, session } = (await heard.useLink(made, random(), at(0), 'A'.repeat(43)))!;
    await heard.find(secret, at(2 * MINUTE));
    await heard.end(session.id, { by: 'administrator', at: at(0) });
    const all = asked.join();
    expect(all).toContain(session.id);
    for (const text of [made, secret, 'A'.repeat(43)]) expect(all).not.toContain(text);
  });

  it('has none of the roles that this version does not know', async () => {
    const secret = await signIn();
    await database.updateTable('registry_sessions').set({ roles: '["emperor"]' }).execute();
    expect(await held.find(secret, at(0))).toMatchObject({ roles: [] });
  });

  it('stands in the audit trail from its link to its end', async () => {
    await signIn();
    const [one] = await held.list(at(0));
    await held.end(one!.id, { by: 'administrator', at: at(0) });
    const told = await readAudit(database, { limit: 3 });
    expect(told.map(({ by, what }) => [by, what])).toEqual([
      ['administrator', 'signed out'],
      ['administrator', 'signed in'],
      ['start', 'sign-in link made'],
    ]);
  });
});
