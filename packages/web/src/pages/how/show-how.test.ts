// SPDX-License-Identifier: Apache-2.0
import { OUTCOMES } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler } from '../../server/index.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { ask, worldOf } from '../../testing/world-of.js';

describe('how a verdict is reached', () => {
  let page: string;

  beforeAll(async () => {
    const listings = await catalogListings(['freezer', 'pkgcloud', 'restic']);
    page = String((await webHandler(await worldOf(listings))(ask('/how-a-verdict-is-reached')))?.body);
  }, 60_000);

  it('is shown by one that ran, each step with its evidence', () => {
    expect(page).toContain('href="/solutions/pkgcloud"');
    expect(page).toMatch(/href="\/solutions\/pkgcloud\/runs\/run-[0-9a-f]+"/);
    expect(page).toMatch(/href="\/evidence\/[0-9a-f]{64}"/);
    expect(page).toMatch(/href="\/solutions\/pkgcloud#criterion-[a-z-]+"/);
    expect(page).not.toContain('/solutions/freezer');
  });

  it('explains every word that a verdict may be', () => {
    for (const outcome of OUTCOMES) expect(page).toContain(`>${outcome}</span>`);
  });

  it('stands without any evidence, too', async () => {
    const answer = await webHandler(await worldOf([]))(ask('/how-a-verdict-is-reached'));
    expect(answer?.status).toBe(200);
    expect(String(answer?.body)).toContain('From a call to a level');
  });
});
