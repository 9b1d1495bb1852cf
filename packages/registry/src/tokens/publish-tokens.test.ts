// SPDX-License-Identifier: Apache-2.0
import { sha256Digest } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readAudit } from '../audit/audit-trail.js';
import { openRegistryDatabase, type RegistryDatabase } from '../database/open-registry-database.js';
import { publishTokens, type NewToken, type PublishTokens } from './publish-tokens.js';

const at = new Date('2026-11-23T00:00:00.000Z');
const admin = { by: 'admin', at };
const ci: NewToken = {
  id: 'ci',
  may: ['bundles'],
  owners: ['acme'],
  expiresAt: new Date('2027-01-01T00:00:00.000Z'),
};

let database: RegistryDatabase;
let tokens: PublishTokens;
beforeAll(async () => {
  database = await openRegistryDatabase({ memory: true });
  tokens = publishTokens(database);
}, 60_000);
afterAll(() => database.destroy());

describe('a token that may publish', () => {
  it('is given once and kept as a hash, and what is done to it is told without it', async () => {
    const secret = await tokens.make(ci, Buffer.alloc(32, 1), admin);
    const [stored] = await tokens.list();
    expect(stored).toEqual({
      id: 'ci',
      may: ['bundles'],
      owners: ['acme'],
      createdAt: at.toISOString(),
      expiresAt: '2027-01-01T00:00:00.000Z',
      sha256: sha256Digest(secret).slice('sha256:'.length),
    });
    await expect(tokens.make(ci, Buffer.alloc(32, 2), admin)).rejects.toMatchObject({
      code: 'REGISTRY_TOKEN',
    });
    expect([await tokens.end('ci', admin), await tokens.end('ci', admin)]).toEqual([true, false]);
    expect(await tokens.list()).toEqual([]);
    const told = await readAudit(database, {});
    expect(told.map(({ what, by }) => [what, by])).toEqual([
      ['token taken away', 'admin'],
      ['token made', 'admin'],
    ]);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(JSON.stringify(told)).not.toContain(stored!.sha256);
  });

  it.each([
    ['a name that is none', { id: 'My Token' }],
    ['nothing that it may do', { may: [] }],
    ['an owner that is none', { owners: ["x'; drop table registry_tokens; --"] }],
    ['an end that is past', { expiresAt: at }],
    ['an end that is far away', { expiresAt: new Date('2036-01-01T00:00:00.000Z') }],
    ['an end that is no time', { expiresAt: new Date(Number.NaN) }],
  ])('is not made with %s', async (_, change) => {
    await expect(tokens.make({ ...ci, ...change }, Buffer.alloc(32, 3), admin)).rejects.toMatchObject({
      code: 'REGISTRY_TOKEN',
    });
    expect(await tokens.list()).toEqual([]);
  });
});
