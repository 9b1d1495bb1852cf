// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../../design/index.js';
import { webHandler } from '../../server/index.js';
import { keptWorld, type KeptWorld } from '../../testing/kept-world.js';
import { ask } from '../../testing/world-of.js';

const PUT = 'object-store:object.put';

describe('what a solution does with an operation', () => {
  let kept: KeptWorld;
  let get: (target: string) => Promise<{ status: number; text: string }>;
  let rclone: Listing;

  beforeAll(async () => {
    kept = await keptWorld(['rclone', 'kops']);
    const handle = webHandler(kept.world);
    get = async (target) => {
      const answer = await handle(ask(target));
      return { status: answer?.status ?? 0, text: String(answer?.body) };
    };
    rclone = (await kept.world.registry.listing('rclone'))?.listing as Listing;
  }, 180_000);
  afterAll(async () => kept.close());

  it('leads from each number of the listing to the calls and the places that it counts', async () => {
    const listing = await get(paths.solution('rclone'));
    expect(listing.text).toContain(`href="${paths.use('rclone', PUT)}"`);
    const { status, text } = await get(paths.use('rclone', PUT));
    expect(status).toBe(200);
    const whole = rclone.runs.filter(({ purpose }) => purpose === 'certify');
    for (const { run } of whole)
      expect(text).toContain(`${paths.run('rclone', run)}?operation=${encodeURIComponent(PUT)}#calls`);
    const counted = rclone.services.flatMap(({ operations }) => operations);
    const found = counted.find(({ operation }) => operation === PUT)?.found ?? 0;
    expect(found).toBeGreaterThan(0);
    expect(text.match(/class="place"/g)).toHaveLength(found);
    expect(text).toContain(paths.evidence(rclone.scans[0]?.scan ?? ''));
  });

  it('says of what was only scanned that nothing ran', async () => {
    const { text } = await get(paths.use('kops', 'compute:server.create'));
    expect(text).toContain('no call was seen');
    expect(text).toContain('upup/pkg/fi/cloudup/openstack/');
  });

  it('is absent where there is no evidence', async () => {
    for (const path of [paths.use('rclone', 'compute:server.create'), paths.use('nobody', PUT)])
      expect((await get(path)).status).toBe(404);
  });

  it('says that the evidence is old', async () => {
    kept.now = Date.parse(rclone.certificate.expiresAt) + 1000;
    expect((await get(paths.use('rclone', PUT))).text).toContain('expired');
  });
});
