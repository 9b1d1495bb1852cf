// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler, type WebWorld } from '../../server/index.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { hostileListing } from '../../testing/hostile-listing.js';
import { ask, worldOf } from '../../testing/world-of.js';

describe('the address of a listing', () => {
  let world: WebWorld;
  beforeAll(async () => {
    const listings = await catalogListings(['rclone', 'pkgcloud', 'kops', 'ansible-openstack-cloud']);
    const [rclone] = listings;
    if (rclone === undefined) throw new Error('not in the catalog');
    const hostile = { ...hostileListing(rclone), id: 'hostile' };
    const made = await worldOf([...listings, hostile]);
    const dropped = async (id: string) => (id === 'withdrawn' ? '2026-11-22T10:00:00.000Z' : undefined);
    world = { ...made, origin: 'https://touchstone.example', registry: { ...made.registry, dropped } };
  });
  const get = async (path: string) => {
    const answer = await webHandler(world)(ask(path));
    return { status: answer?.status, text: String(answer?.body) };
  };

  it('says of what was listed once that it is gone, and of what never was that it is not there', async () => {
    const gone = await get('/solutions/withdrawn');
    expect(gone.status).toBe(410);
    expect(gone.text).toContain('was listed until 2026-11-22');
    expect((await get('/solutions/never')).status).toBe(404);
  });

  it('tells search engines what is certified, and shows them a card', async () => {
    const { text } = await get('/solutions/rclone');
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '{}');
    expect(data).toMatchObject({ name: 'rclone', hasCertification: { '@type': 'Certification' } });
    expect(text).toMatch(
      /og:image" content="https:\/\/touchstone\.example\/cards\/rclone\/[0-9a-f]{12}\.png"/,
    );
  });

  it('counts no practice of tests as one of the product, and leads to the scan that counts', async () => {
    const { text } = await get('/solutions/pkgcloud');
    expect(text).toContain('Only outside of what runs: Hard coded endpoint (24 in tests).');
    expect(text).not.toContain('0 places');
    expect(text).toMatch(/From the scan <a class="digest" href="\/evidence\/[0-9a-f]{64}"/);
  });

  it('leads from the criterion that a level lacks to the very line of source', async () => {
    const { text } = await get('/solutions/ansible-openstack-cloud');
    const criterion = /id="criterion-no-insecure-practices".*?<\/details>/s.exec(text)?.[0] ?? '';
    expect(criterion).toMatch(/href="[^"]+\/plugins\/module_utils\/openstack\.py#L98"/);
  });

  it('says of what nobody ran in one line for each level what only a run can show', async () => {
    const { text } = await get('/solutions/kops');
    expect(text).toContain('7 criteria that only a run can show');
    expect((await get('/solutions/rclone')).text).not.toContain('only a run can show');
  });

  it('says why a runtime fits where the platform has a lower one', async () => {
    const { text } = await get('/solutions/kops');
    expect(text).toContain('A Go program is linked statically and brings its runtime.');
  });

  it('lets no manifest end the data block that search engines read', async () => {
    const { text } = await get('/solutions/hostile');
    const block = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    expect(() => JSON.parse(block) as unknown).not.toThrow();
    expect(text).not.toContain('<script>alert');
  });
});
