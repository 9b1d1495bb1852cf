// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler } from '../../server/index.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { ask, worldOf } from '../../testing/world-of.js';

describe('the pages of a guideline', () => {
  let listings: readonly Listing[];
  let get: (target: string) => Promise<{ status: number; body: string }>;

  beforeAll(async () => {
    listings = await catalogListings(['restic', 'pkgcloud', 'ansible-openstack-cloud', 'freezer']);
    const handle = webHandler(await worldOf(listings));
    get = async (target) => {
      const answer = await handle(ask(target));
      return { status: answer?.status ?? 0, body: String(answer?.body) };
    };
  }, 60_000);

  it('name every criterion with its reason, how it is judged, and everyone who passes it', async () => {
    const { body } = await get('/guidelines/2026.11');
    const { criteria } = listings[0]!;
    for (const { id } of criteria) {
      const from = body.indexOf(`id="${id}"`);
      expect([id, from > 0]).toEqual([id, true]);
      const article = body.slice(from, body.indexOf('</article>', from));
      expect(article).toContain('To mend it:');
      expect(article).toMatch(/judged over /);
      for (const listing of listings) {
        const own = listing.criteria.find((one) => one.id === id)!;
        const named = article.includes(`href="/solutions/${listing.id}#criterion-${id}"`);
        const counted = own.verdict === 'not run' || own.verdict === 'not asked';
        expect([id, listing.id, named]).toEqual([id, listing.id, !counted]);
      }
    }
  });

  it('say of whom a criterion failed, and why', async () => {
    const { body } = await get('/guidelines/2026.11?criterion=no-insecure-practices&verdict=failed');
    expect(body).toContain('plugins/module_utils/openstack.py:98');
    expect(body).toContain('href="/solutions/pkgcloud#criterion-no-insecure-practices"');
    expect(body).not.toContain('href="/solutions/restic#');
  });

  it('stay whole where the address asks for nonsense', async () => {
    for (const query of [
      'criterion=nobody&verdict=failed',
      'criterion=keystone-v3&verdict=golden',
      'page=-1',
    ]) {
      expect(await get(`/guidelines/2026.11?${query}`)).toMatchObject({ status: 200 });
    }
    const far = '/guidelines/2026.11?criterion=keystone-v3&verdict=passed&page=999999';
    expect((await get(far)).body).toContain('restic');
    expect(await get('/guidelines/1999.01')).toMatchObject({ status: 404 });
  });

  it('list what the trust root knows, with the paper to read', async () => {
    const { body } = await get('/guidelines');
    expect(body).toContain('href="/guidelines/2026.11"');
    expect(body).toContain('/evidence/4f5c684a5af43ae23c5f4202dbe627bf93c68308825cd811aa73a95593934a1b');
  });

  it('say so where no bundle with the text of a guideline is held', async () => {
    const world = await worldOf([]);
    const empty = { ...world, registry: { ...world.registry, member: async () => undefined } };
    // The papers that were read once are kept by their digest: asked for is one that never was.
    const [published] = world.root.paper.guidelines;
    const unread = { ...published!, version: '2027.05', guideline: `sha256:${'0'.repeat(64)}` };
    const root = Object.assign(Object.create(world.root), { findGuideline: () => unread });
    const answer = await webHandler({ ...empty, root })(ask('/guidelines/2027.05'));
    expect(String(answer?.body)).toContain('No bundle with its text is held yet');
  });
});
