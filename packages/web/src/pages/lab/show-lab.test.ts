// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { webHandler, type WebWorld } from '../../server/index.js';
import { catalogListings } from '../../testing/catalog-listings.js';
import { ask, WORLD_AT, worldOf } from '../../testing/world-of.js';

describe('whose word it is', () => {
  let listings: readonly Listing[];
  let world: WebWorld;
  const get = async (target: string, of = world) => {
    const answer = await webHandler(of)(ask(target));
    return { status: answer?.status, body: String(answer?.body) };
  };

  beforeAll(async () => {
    listings = await catalogListings(['restic', 'freezer']);
    world = await worldOf(listings);
  }, 60_000);

  it('is told of a lab with its keys and every certificate that it signed', async () => {
    const { body } = await get('/labs/touchstone-lab');
    expect(body).toContain(`href="/certificates/${listings[0]!.certificate.statement.slice(7)}"`);
    expect(body).toContain('sign certificates');
    expect(body).toContain('in force');
    expect(body).toContain('-----BEGIN PUBLIC KEY-----');
    expect(body).not.toContain('PRIVATE');
  });

  it('says of a key whose time is over that it is', async () => {
    const later = WORLD_AT + 6 * 365 * 86_400_000;
    const { body } = await get('/labs/touchstone-lab', { ...world, clock: () => later });
    expect(body).not.toContain('in force');
    expect(body).toContain('expired');
  });

  it('names everyone whom the trust root believes, and nobody else', async () => {
    const { body } = await get('/labs');
    for (const { id } of world.root.owners) expect(body).toContain(`href="/labs/${id}"`);
    expect(body).toContain(world.root.digest);
    expect((await get('/labs/nobody')).status).toBe(404);
  });

  it('is told of a vendor by name, with who signed for each solution', async () => {
    const { body } = await get(`/vendors/${encodeURIComponent('The OpenStack community')}`);
    expect(body).toContain('href="/solutions/freezer"');
    expect(body).toContain('href="/labs/touchstone-lab"');
    expect(body).not.toContain('href="/solutions/restic"');
    expect((await get('/vendors/%3Cscript%3Ealert(1)%3Cscript%3E')).status).toBe(404);
    for (const name of ['__proto__', 'constructor']) expect((await get(`/vendors/${name}`)).status).toBe(404);
  });

  it('finds a vendor whose name is no part of a path', async () => {
    for (const vendor of ['Acme A/S', '</b>\\', 'half \uD83D', 'a\u202Eb', '?#%2f']) {
      const listed = await worldOf([{ ...listings[0]!, vendor }]);
      const page = await get('/solutions/' + listings[0]!.id, listed);
      const [, href = ''] = / href="(\/vendors\/[^"]*)"/.exec(page.body) ?? [];
      expect([vendor, (await get(href, listed)).status]).toEqual([vendor, 200]);
    }
  });
});
