// SPDX-License-Identifier: Apache-2.0
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { deriveListing } from '../derive/derive-listing.js';
import { readCatalogBundle, readCatalogTrust } from '../testing/catalog.js';
import { badgeSvg } from './badge.js';
import { levelBadge, releaseBadge } from './listing-badges.js';

const DAY = 86_400_000;
let rclone: Listing;
let now: Date;

beforeAll(async () => {
  const { root, log } = await readCatalogTrust();
  rclone = deriveListing({ bundle: await readCatalogBundle('rclone'), life: log.life, root });
  now = new Date(log.life.at);
});

describe('a badge', () => {
  it('has nothing in it that a stranger could run, whatever its text', () => {
    expect(
      badgeSvg({ label: '</text><script>alert(1)</script>', value: '" onload="x', tone: 'bad' }),
    ).not.toMatch(/<script|" onload/);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string(), (label, value) => {
        const svg = badgeSvg({ label, value, tone: 'plain' });
        const tags = [...svg.matchAll(/<\/?([^\s>/]*)/g)].map(([, name]) => name);
        expect(tags).toEqual([
          'svg',
          'title',
          'title',
          'path',
          'path',
          'g',
          'text',
          'text',
          'text',
          'text',
          'g',
          'svg',
        ]);
        // oxlint-disable-next-line no-control-regex -- XML has none of these
        expect(svg).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]/);
      }),
    );
  });

  it('says the level and the guideline, until the certificate ends', () => {
    expect(levelBadge(rclone, now)).toMatchObject({ value: `${rclone.level} ${rclone.guideline.version}` });
    const expired = new Date(Date.parse(rclone.certificate.expiresAt));
    expect(levelBadge(rclone, expired)).toEqual({
      label: 'OpenStack level',
      value: 'expired',
      tone: 'stale',
    });
    expect(releaseBadge(rclone, undefined, expired)).toMatchObject({ value: 'expired' });
    const revoked: Listing = { ...rclone, certificate: { ...rclone.certificate, state: 'revoked' } };
    expect(levelBadge(revoked, now)).toEqual({ label: 'OpenStack level', value: 'revoked', tone: 'bad' });
  });

  it('does not say of a solution that was only scanned that it failed', () => {
    const scanned: Listing = { ...rclone, level: null, evidence: 'scan' };
    expect(levelBadge(scanned, now)).toMatchObject({ value: 'not run yet', tone: 'plain' });
    expect(levelBadge({ ...scanned, evidence: 'run' }, now)).toMatchObject({ value: 'none reached' });
  });

  it('says that evidence is stale once half a year has passed without a run', () => {
    const later = new Date(Date.parse(rclone.evidenceAt!) + 184 * DAY);
    const lasting = {
      ...rclone,
      certificate: { ...rclone.certificate, expiresAt: '2099-01-01T00:00:00.000Z' },
    };
    expect(levelBadge(lasting, later)).toMatchObject({
      value: expect.stringContaining('stale'),
      tone: 'stale',
    });
  });

  it('says how it stands on a release, and nothing of one that nobody tried or claimed', () => {
    const { release, standing } = rclone.releases[0]!;
    expect(releaseBadge(rclone, release, now)).toMatchObject({
      label: `OpenStack ${release}`,
      value: standing,
    });
    expect(releaseBadge(rclone, 'atlantis', now)).toBeUndefined();
    expect(releaseBadge({ ...rclone, releases: [] }, undefined, now)).toMatchObject({
      value: 'no release tested',
    });
  });
});
