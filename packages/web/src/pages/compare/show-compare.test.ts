// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler } from '../../server/index.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { hostileListing } from '../../testing/hostile-listing.js';
import { ask, worldOf } from '../../testing/world-of.js';
import { askedSolutions, comparePath } from './asked-solutions.js';
import { comparedOperations } from './compared-operations.js';
import { type Compared, isDifferent, isOfSome } from './compared-row.js';
import { criteriaRows } from './criteria-compared.js';
import { releaseRows } from './releases-compared.js';

const IDS = ['restic', 'rclone', 'velero-plugin-for-openstack', 'freezer', 'pkgcloud'];

describe('comparing solutions', () => {
  let listings: readonly Listing[];
  let hostile: Listing;
  let text: (target: string) => Promise<string>;
  const comparedOf = (...ids: readonly string[]): readonly Compared[] =>
    ids.flatMap((id) => {
      const listing = listings.find((one) => one.id === id);
      return listing === undefined ? [] : [{ listing, freshness: 'fresh' as const }];
    });

  beforeAll(async () => {
    listings = await catalogListings(IDS);
    hostile = hostileListing({ ...listings[0]!, id: 'hostile' });
    const handle = webHandler(await worldOf([...listings, hostile]));
    text = async (target) => String((await handle(ask(target)))?.body);
  }, 60_000);

  it('puts what differs first, and leads from each cell to what lies behind it', async () => {
    const page = await text('/compare?solution=rclone&solution=restic');
    expect(page).toContain('<h1>rclone and restic</h1>');
    const differs = page.indexOf('href="/solutions/rclone#criterion-least-privilege"');
    const same = page.indexOf('href="/solutions/rclone#criterion-keystone-v3"');
    expect(differs).toBeGreaterThan(0);
    expect(same).toBeGreaterThan(differs);
    expect(page.slice(differs, same)).toContain('The same for both');
  });

  it('takes no evidence for no difference', () => {
    const rows = criteriaRows(comparedOf('restic', 'velero-plugin-for-openstack'));
    const ran = rows.find(({ key }) => key === 'keystone-v3')!;
    expect(isDifferent(ran)).toBe(false);
    expect(isOfSome(ran)).toBe(true);
    const releases = releaseRows(comparedOf('restic', 'velero-plugin-for-openstack'));
    expect(releases.some(isDifferent)).toBe(false);
    expect(releases.every(isOfSome)).toBe(true);
  });

  it('counts as agreement only what is known of more than one', async () => {
    const beside = await text('/compare?solution=restic&solution=velero-plugin-for-openstack');
    expect(beside).toContain('releases known of more than one');
    expect(beside).toMatch(/of \d+ criteria known of more than one differ/);
    expect(await text('/compare?solution=restic&solution=rclone')).toMatch(/of \d+ releases differ/);
  });

  it('sees every verdict that is not the same of two that ran', () => {
    const compared = comparedOf('restic', 'pkgcloud');
    const verdicts = (id: string) =>
      compared.map(({ listing }) => listing.criteria.find((one) => one.id === id)!.verdict);
    for (const row of criteriaRows(compared)) {
      const known = verdicts(row.key).filter((verdict) => verdict !== 'not run');
      expect([row.key, isDifferent(row)]).toEqual([row.key, new Set(known).size > 1]);
    }
  });

  it('counts operations of all by the same kind of evidence', () => {
    const ran = comparedOperations(comparedOf('rclone', 'restic'));
    expect(ran.basis).toBe('seen');
    const used = new Set(
      comparedOf('rclone', 'restic').flatMap(({ listing }) =>
        listing.services
          .flatMap(({ operations }) => operations)
          .flatMap((one) => (one.used > 0 ? [one.operation as string] : [])),
      ),
    );
    expect(ran.different.length).toBeGreaterThan(0);
    expect(ran.different.every((one) => used.has(one))).toBe(true);
    expect(comparedOperations(comparedOf('rclone', 'freezer')).basis).toBe('found');
    const [first] = comparedOf('rclone');
    const unread = { ...first!, listing: { ...first!.listing, scans: [] } };
    expect(comparedOperations([unread, ...comparedOf('freezer')]).basis).toBe('mixed');
  });

  it('keeps the order that was asked for, each once, four at most', async () => {
    const query = new URLSearchParams([...IDS, 'restic'].map((id) => ['solution', id] as [string, string]));
    expect(askedSolutions(query)).toEqual({ ids: IDS.slice(0, 4), leftOut: ['pkgcloud'] });
    expect(comparePath(['b', 'a&c'])).toBe('/compare?solution=b&solution=a%26c');
    const page = await text(`/compare?${query.toString()}`);
    expect(page).toContain('Left out: pkgcloud');
    expect(page).toContain('<h1>restic, rclone, Velero plugin for OpenStack and Freezer</h1>');
  });

  it('says softly what it does not know, and compares the rest', async () => {
    const page = await text('/compare?solution=%3Cscript%3E&solution=restic&solution=rclone');
    expect(page).toContain('No solution is listed as');
    expect(page).not.toContain('<script>');
    expect(page).toContain('<h1>restic and rclone</h1>');
  });

  it('offers others to take in, by words or of the same kind, as links that need no script', async () => {
    expect(await text('/compare?solution=restic')).toContain(
      'href="/compare?solution=restic&amp;solution=freezer"',
    );
    expect(await text('/compare?solution=restic&find=pkgcloud')).toContain(
      'href="/compare?solution=restic&amp;solution=pkgcloud"',
    );
    expect(await text('/compare')).toContain('The furthest of each category');
  });

  it('lets solutions be ticked in a search and sends them along by a plain form', async () => {
    const page = await text('/solutions?category=backup');
    expect(page).toMatch(/<form id="compare"[^>]* action="\/compare"/);
    expect(page).toMatch(/<input type="checkbox" form="compare"[^>]* name="solution" value="restic"/);
  });

  it('runs nothing that a manifest smuggled in', async () => {
    const page = await text('/compare?solution=hostile&solution=rclone');
    expect(page).toContain('/solutions/hostile#level');
    expect(page).not.toMatch(/<script(?! type="application\/ld\+json"| type="module" src="\/assets\/)/);
    expect(page).not.toMatch(/href="javascript:/i);
  });
});
