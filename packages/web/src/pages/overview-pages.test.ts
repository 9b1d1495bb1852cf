// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler, type WebWorld } from '../server/index.js';
import { catalogListings } from '../testing/catalog-listings.js';
import { hostileListing } from '../testing/hostile-listing.js';
import { ask, worldOf } from '../testing/world-of.js';

const PAGES = [
  '/ecosystem',
  '/services',
  '/services/object-store',
  '/operations/object-store/object.put',
  '/concerns',
  '/concerns/containers',
  '/platforms',
  '/platforms/lab/2026.2',
];

let listings: readonly Listing[];
let world: WebWorld;
beforeAll(async () => {
  listings = await catalogListings(['restic', 'pkgcloud', 'kops', 'cf-deployment']);
  world = await worldOf(listings);
});

const pageOf = async (target: string, of = world) =>
  String((await webHandler(of)(ask(target)))?.body).replaceAll('<wbr/>', '');
const rowOf = (page: string, of: string) => page.split('<tr').find((row) => row.includes(of)) ?? '';

describe('the pages over all solutions', () => {
  it('exist, each a whole document, and lead to each other', async () => {
    for (const path of PAGES) {
      const answer = await webHandler(world)(ask(path));
      expect([path, answer?.status]).toEqual([path, 200]);
      expect(String(answer?.body)).toContain('</html>');
    }
    const ecosystem = await pageOf('/ecosystem');
    for (const path of ['/services', '/concerns', '/platforms', '/services/object-store']) {
      expect(ecosystem).toContain(`href="${path}"`);
    }
  });

  it('say of an operation what it is, who was seen to use it, and in whose source it only is', async () => {
    const page = await pageOf('/operations/object-store/object.put');
    expect(page).toContain('PUT /v1/{account}/{container}/{object+}');
    expect(page).toContain('href="/concerns/object-storage"');
    expect(rowOf(page, '/solutions/restic/operations/')).toContain('seen');
    const kops = rowOf(page, '/solutions/kops/operations/');
    expect(kops).toContain('nothing ran');
    expect(kops).toContain('found');
    expect(page).not.toContain('/solutions/cf-deployment');
  });

  it('take a service by any of its names to its one page', async () => {
    const answer = await webHandler(world)(ask('/services/swift'));
    expect(answer).toMatchObject({ status: 308, headers: { location: '/services/object-store' } });
    const operation = await webHandler(world)(ask('/operations/volumev3/volume.create'));
    expect(operation?.headers['location']).toBe('/operations/block-storage/volume.create');
  });

  it('count a service’s operations once: seen, found only, used by nobody', async () => {
    const page = await pageOf('/services/object-store');
    const numbers = [...page.matchAll(/<dd><a href="#(?:operations|nobody)">([\d,]+)</g)].map(([, text]) =>
      Number(text?.replace(',', '')),
    );
    const [all = 0, seen = 0, found = 0, nobody = 0] = numbers;
    expect(seen).toBeGreaterThan(0);
    expect(seen + found + nobody).toBe(all);
  });

  it('say of a concern what native means, and what each solution brings of its own', async () => {
    const page = await pageOf('/concerns/containers');
    expect(page).toContain('container-infrastructure-management:cluster');
    expect(rowOf(page, '/solutions/cf-deployment#concern-containers')).toContain('diego, garden');
    const parallel = await pageOf('/concerns/containers?verdict=parallel&category=paas');
    expect(parallel).toContain('/solutions/cf-deployment#');
    expect(parallel).not.toContain('/solutions/kops#');
  });

  it('lead to no page that is not there', async () => {
    const own = /^\/(?:ecosystem|services|operations|concerns|platforms)\b/;
    const links = new Set<string>();
    for (const path of PAGES) {
      for (const [, href = ''] of (await pageOf(path)).matchAll(/href="([^"#]+)/g)) {
        if (own.test(href)) links.add(href.replaceAll('&amp;', '&'));
      }
    }
    expect(links.size).toBeGreaterThan(100);
    for (const link of links) {
      expect([link, (await webHandler(world)({ ...ask(link), method: 'HEAD' }))?.status]).toEqual([
        link,
        200,
      ]);
    }
  });

  it('say of a platform who passed on it, on which cloud', async () => {
    const page = await pageOf('/platforms/lab/2026.2');
    expect(rowOf(page, '/solutions/restic#platforms')).toContain('8 of 8');
    expect(page).toContain('lab-2026.2');
    expect(await pageOf('/platforms/lab/2026.2?standing=failed')).not.toContain(
      '/solutions/restic#platforms',
    );
    const moved = await webHandler(world)(ask('/platforms/lab/hibiscus'));
    expect(moved?.headers['location']).toBe('/platforms/lab/2026.2');
  });

  it('know nothing of what there is not', async () => {
    const absent = [
      '/services/nothing',
      '/operations/compute/nothing',
      '/concerns/nothing',
      '/platforms/lab/nothing',
      '/platforms/moon/zed',
    ];
    for (const path of absent) expect((await webHandler(world)(ask(path)))?.status).toBe(404);
  });

  it('are there before anything is listed', async () => {
    const empty = await worldOf([]);
    for (const path of PAGES) expect((await webHandler(empty)(ask(path)))?.status).toBe(200);
  });

  it('say of evidence that has expired that it has', async () => {
    const later = { ...world, clock: () => Date.parse('2030-01-01T00:00:00.000Z') };
    for (const path of [
      '/operations/object-store/object.put',
      '/concerns/containers',
      '/platforms/lab/2026.2',
    ]) {
      expect(await pageOf(path, later)).toContain('expired');
    }
    expect(await pageOf('/operations/object-store/object.put')).not.toContain('expired');
  });

  it('show no string of a vendor as markup', async () => {
    const hostile = await worldOf(listings.map(hostileListing));
    for (const path of PAGES) {
      const page = await pageOf(path, hostile);
      expect(page).not.toMatch(/<script|<img src=x|onerror=alert\(1\)>|<svg onload/);
      expect(page).not.toMatch(/href="javascript:/);
    }
  });

  it('stay small with a thousand times the listings', async () => {
    const many = await worldOf(
      Array.from({ length: 1000 }, (_, index) => ({
        ...(listings[index % listings.length] as Listing),
        id: `solution-${index}`,
      })),
    );
    for (const path of PAGES) expect((await pageOf(path, many)).length).toBeLessThan(150_000);
    const first = await pageOf('/operations/object-store/object.put', many);
    expect(first).toContain('href="/operations/object-store/object.put?page=2"');
    expect(first.match(/\/operations\/object-store\/object\.put">/g)).toHaveLength(50);
  });
});
