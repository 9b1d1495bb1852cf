// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { listingFacts, liveRegistry, searchRow } from '@touchstone/registry';
import { describe, expect, it } from 'vitest';
import { webHandler } from '../server/index.js';
import { catalogListings } from '../testing/catalog-listings.js';
import { ask, WORLD_AT, worldOf } from '../testing/world-of.js';

const PAGES = [
  '/',
  '/solutions',
  '/ecosystem',
  '/services',
  '/services/compute',
  '/operations/compute/server.create',
  '/concerns',
  '/concerns/object-storage',
  '/platforms',
  '/platforms/embedded/2026.2',
  '/guidelines',
  '/guidelines/2026.11',
  '/guidelines/2026.11?criterion=whole-recipe&verdict=passed',
  '/labs',
  '/certificates',
];

/** More than one piece of facts holds. */
const MANY = 1300;

describe('overviews after a change', () => {
  it('show what they would show had it always been so', async () => {
    const real = await catalogListings(['restic', 'pkgcloud', 'kops', 'cf-deployment']);
    const named = (at: number, one: Listing) => ({ ...one, id: `s-${at}` });
    const before = Array.from({ length: MANY }, (_, at) => named(at, real[at % real.length]!));
    const after = before.map((one, at) => (at === 700 ? named(at, real[1]!) : one)).slice(0, -3);
    const told = (listings: readonly Listing[]) =>
      listings.map((one) => ({
        id: one.id,
        row: searchRow(one, new Date(WORLD_AT)),
        facts: listingFacts(one),
      }));
    const gone = before.slice(-3).map(({ id }) => ({ id, row: null, facts: null }));
    let change = 1;
    let changed: readonly (ReturnType<typeof told>[number] | (typeof gone)[number])[] = told(before);
    let now = WORLD_AT;
    const live = liveRegistry(
      { changesSince: async () => ({ epoch: 'one', change, changed, anew: false, more: false }) },
      () => now,
    );
    const world = await worldOf(after);
    const changing = webHandler({ ...world, live });
    const bodyOf = async (pages: typeof changing, page: string) => String((await pages(ask(page)))?.body);
    for (const page of PAGES) await bodyOf(changing, page);
    change = 2;
    changed = [...told([after[700]!]), ...gone];
    now += 2000;
    await live.current();
    now = WORLD_AT;
    for (const page of PAGES) {
      const expected = await bodyOf(webHandler(world), page);
      expect(expected).toContain('<main');
      expect(await bodyOf(changing, page), page).toBe(expected);
    }
  }, 120_000);
});
