// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBundle, openLogReader, readLogView, verifyTrustRoot } from '@touchstone/attest';
import type { Listing } from '@touchstone/model';
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveListing } from '../derive/derive-listing.js';
import { readListedBundle } from '../derive/listed-bundle.js';
import { freshnessOf } from './freshness.js';
import { searchRow } from './search-row.js';

const AT = new Date('2026-11-23T00:00:00.000Z');
const place = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const listings = new Map<string, Listing>();
const rowOf = (solution: string) => searchRow(listings.get(solution)!, AT);

beforeAll(async () => {
  const name = 'trust/trust-root.dsse.json';
  const root = verifyTrustRoot([{ name, bytes: await readFile(place(name)) }], AT);
  const reader = await openLogReader(place('trust/log'), {} as never);
  const { life } = await readLogView(reader, root, { now: AT, at: AT });
  for (const solution of ['rclone', 'velero-plugin-for-openstack']) {
    const open = await openBundle(place(`catalog/${solution}/evidence`));
    listings.set(solution, deriveListing({ bundle: await readListedBundle(open), life, root }));
    await open.close();
  }
}, 60_000);

describe('the row of', () => {
  it('a solution that was seen running is found by where it was tested', () => {
    expect(rowOf('rclone').facets).toEqual({
      category: ['storage'],
      service: ['identity', 'object-store'],
      native: ['identity', 'object-storage'],
      level: ['integrated'],
      release: ['zed', '2025.1', '2026.2'],
      platform: ['embedded', 'lab'],
      tier: ['lab-verified'],
      licence: ['MIT'],
      freshness: ['fresh'],
      evidence: ['run', 'scan'],
    });
  });

  it('a solution that was only scanned was tested nowhere', () => {
    const { facets, level, evidenceAt } = rowOf('velero-plugin-for-openstack');
    expect(facets).toMatchObject({ level: ['none'], release: [], platform: [], evidence: ['scan'] });
    expect(facets.native).toContain('object-storage');
    expect([level, evidenceAt]).toEqual([null, null]);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(rowOf('rclone')))).toEqual(rowOf('rclone'));
  });
});

describe('evidence', () => {
  const at = (time: string, certificate: Partial<Listing['certificate']> = {}) => {
    const listing = listings.get('rclone')!;
    return freshnessOf(
      { ...listing, certificate: { ...listing.certificate, ...certificate } },
      new Date(time),
    );
  };

  it('is fresh for half a year after the newest run, then stale until the certificate expires', () => {
    const { evidenceAt, certificate } = listings.get('rclone')!;
    expect(evidenceAt).toBe('2026-11-22T14:42:50.105Z');
    const stale = '2027-05-24T14:42:50.105Z';
    expect(at('2026-11-23T00:00:00.000Z')).toEqual({ freshness: 'fresh', changesAt: stale });
    expect(at('2027-05-24T14:42:50.104Z').freshness).toBe('fresh');
    expect(at(stale)).toEqual({ freshness: 'stale', changesAt: certificate.expiresAt });
    expect(at(certificate.expiresAt)).toEqual({ freshness: 'expired', changesAt: null });
  });

  it('whose certificate was taken back or is not believed is neither', () => {
    expect(at('2026-11-23T00:00:00.000Z', { state: 'revoked' }).freshness).toBe('revoked');
    expect(at('2026-11-23T00:00:00.000Z', { state: 'not believed' }).freshness).toBe('revoked');
  });

  it('changes at the moment that a row names, and not before', () => {
    const first = rowOf('rclone').changesAt!;
    const listing = listings.get('rclone')!;
    const before = searchRow(listing, new Date(Date.parse(first) - 1));
    expect(before).toEqual(rowOf('rclone'));
    expect(searchRow(listing, new Date(first))).not.toEqual(before);
  });
});
