// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Changes } from '../database/read-listings.js';
import { deriveListing } from '../derive/derive-listing.js';
import { listingFacts, readFacts } from '../derive/listing-facts.js';
import { EVERYTHING } from '../search/search-query.js';
import { search } from '../search/search.js';
import { searchRow } from '../search/search-row.js';
import { CATALOG_AT, readCatalogBundle, readCatalogTrust } from '../testing/catalog.js';
import { liveRegistry } from './live-registry.js';

let kops: Listing;
beforeAll(async () => {
  const { root, log } = await readCatalogTrust();
  kops = deriveListing({ bundle: await readCatalogBundle('kops'), life: log.life, root });
});

/** Fewer than the registry gives at once. */
const CHANGES_AT_ONCE = 100;

/** A registry whose listings are all named otherwise and else the same. */
class NumberedRegistry {
  epoch = 'one';
  change = 0;
  broken = false;
  asked = 0;
  readonly held = new Map<string, { readonly listing: Listing | undefined; readonly change: number }>();

  put(id: string, name = id): void {
    this.change += 1;
    this.held.set(id, { listing: { ...kops, id, name }, change: this.change });
  }
  drop(id: string): void {
    this.change += 1;
    this.held.set(id, { listing: undefined, change: this.change });
  }
  changesSince = async (since?: { epoch: string; change: number }): Promise<Changes> => {
    this.asked += 1;
    if (this.broken) throw new Error('the database is gone');
    const from = since?.epoch === this.epoch ? since.change : 0;
    const all = [...this.held]
      .filter(([, { change }]) => change > from)
      .toSorted(([, a], [, b]) => a.change - b.change);
    const changed = all.slice(0, CHANGES_AT_ONCE);
    const more = all.length > changed.length;
    return {
      epoch: this.epoch,
      change: more ? (changed.at(-1)?.[1].change ?? from) : this.change,
      anew: since !== undefined && since.epoch !== this.epoch,
      more,
      changed: changed.map(([id, { listing }]) => ({
        id,
        row: listing === undefined ? null : searchRow(listing, CATALOG_AT),
        facts: listing === undefined ? null : readFacts(canonicalJson(listingFacts(listing))),
      })),
    };
  };
}

describe('a live registry', () => {
  it('follows what is new, changed and gone, a second later at most', async () => {
    let now = 0;
    const registry = new NumberedRegistry();
    const live = liveRegistry(registry, () => now);
    expect((await live.current()).facts).toEqual([]);
    registry.put('b');
    registry.put('a');
    expect((await live.current()).facts).toEqual([]);
    now += 1000;
    const view = await live.current();
    expect(view.facts.map(({ id }) => id)).toEqual(['a', 'b']);
    registry.drop('a');
    registry.put('b', 'Another name');
    now += 1000;
    const after = await live.current();
    expect(after.facts.map(({ name }) => name)).toEqual(['Another name']);
    expect(search(after.index, EVERYTHING).rows.map(({ name }) => name)).toEqual(['Another name']);
    expect(view.facts).toHaveLength(2);
  });

  it('forgets all that it held when the database was made anew', async () => {
    let now = 0;
    const registry = new NumberedRegistry();
    registry.put('old');
    const live = liveRegistry(registry, () => now);
    await live.current();
    registry.held.clear();
    registry.epoch = 'two';
    registry.put('new');
    now += 1000;
    const view = await live.current();
    expect(view.facts.map(({ id }) => id)).toEqual(['new']);
    expect(search(view.index, EVERYTHING).rows.map(({ id }) => id)).toEqual(['new']);
  });

  it('tells what it knew while the database is gone, and refuses where it never knew anything', async () => {
    let now = 0;
    const registry = new NumberedRegistry();
    registry.broken = true;
    const live = liveRegistry(registry, () => now);
    await expect(live.current()).rejects.toThrow('gone');
    registry.broken = false;
    registry.put('a');
    expect((await live.current()).facts).toHaveLength(1);
    registry.broken = true;
    now += 5000;
    expect((await live.current()).facts).toHaveLength(1);
  });

  it('reads many listings page by page, once for all who ask at the same time', async () => {
    const registry = new NumberedRegistry();
    // Changed in another order than that of their names, as they come into a registry.
    for (let at = 0; at < 450; at += 1) registry.put(`s-${String((at * 7) % 450).padStart(4, '0')}`);
    const live = liveRegistry(registry, () => 0);
    const views = await Promise.all([1, 2, 3].map(() => live.current()));
    expect(views[0]!.facts).toHaveLength(450);
    expect(new Set(views).size).toBe(1);
    expect(registry.asked).toBe(5);
  });
});
