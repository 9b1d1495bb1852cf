// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paths } from '../design/index.js';
import { webHandler } from '../server/index.js';
import { keptWorld, type KeptWorld } from '../testing/kept-world.js';
import { ask } from '../testing/world-of.js';
import { comparePath } from './compare/asked-solutions.js';

const DAY = 86_400_000;
const OPERATION = 'object-store:object.put';

describe('evidence that is past its time', () => {
  let kept: KeptWorld;
  let rclone: Listing;
  let pages: readonly string[];
  const mainOf = async (target: string) => {
    const answer = await webHandler(kept.world)(ask(target));
    expect([target, answer?.status]).toEqual([target, 200]);
    return String(answer?.body).split('<footer')[0] ?? '';
  };

  beforeAll(async () => {
    kept = await keptWorld(['rclone', 'kops']);
    rclone = (await kept.world.registry.listing('rclone'))?.listing as Listing;
    pages = [
      paths.home,
      paths.solutions,
      paths.solution('rclone'),
      paths.solution('kops'),
      paths.use('rclone', OPERATION),
      paths.run('rclone', rclone.runs[0]?.run ?? ''),
      comparePath(['rclone', 'kops']),
      paths.ecosystem,
      paths.services,
      paths.service('object-store'),
      paths.operation(OPERATION),
      paths.concerns,
      paths.concern('object-storage'),
      paths.platforms,
      paths.platform('lab', 'zed'),
      paths.guidelines,
      paths.guideline('2026.11'),
      `${paths.guideline('2026.11')}?criterion=keystone-v3&verdict=passed`,
      paths.lab('touchstone-lab'),
      paths.vendor(rclone.vendor),
      paths.certificates,
      paths.certificate(rclone.certificate.statement),
    ];
  }, 180_000);
  afterAll(async () => kept.close());

  const at = async (moment: number) => {
    kept.now = moment;
    await kept.refresh();
  };

  it('is called fresh nowhere but where it is', async () => {
    for (const path of pages)
      expect([path, /stale|not\s+fresh/.test(await mainOf(path))]).toEqual([path, false]);
  });

  it('is said to be stale on every page that shows it, half a year after its run', async () => {
    await at(Date.parse(rclone.runs[0]?.startedAt ?? '') + 200 * DAY);
    for (const path of pages)
      expect([path, /stale|older than half a year/.test(await mainOf(path))]).toEqual([path, true]);
  });

  it('is said to have expired on every page that shows it, a year after its run', async () => {
    await at(Date.parse(rclone.certificate.expiresAt) + 3 * DAY);
    for (const path of pages) expect([path, /expired/i.test(await mainOf(path))]).toEqual([path, true]);
    const answer = await webHandler(kept.world)(ask(paths.how));
    expect(String(answer?.body)).toContain(
      'Not fresh any more: <a href="/solutions?freshness=expired">2 expired</a>',
    );
  });
});
