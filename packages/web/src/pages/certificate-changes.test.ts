// SPDX-License-Identifier: Apache-2.0
import { beforeAll, describe, expect, it } from 'vitest';
import type { ListedCertificate } from '@touchstone/model';
import { catalogListings } from '../testing/catalog-listings.js';
import { certificateChanges } from './certificate-changes.js';

describe('what became another from certificate to certificate', () => {
  let newest: ListedCertificate;
  beforeAll(async () => {
    newest = (await catalogListings(['rclone']))[0]?.certificate as ListedCertificate;
  });

  it('is told of each against the one before it, and of the first nothing', () => {
    const older: ListedCertificate = { ...newest, envelope: 'older', level: null, versions: ['1.59'] };
    const oldest: ListedCertificate = { ...older, envelope: 'oldest' };
    const changes = certificateChanges([newest, older, oldest]);
    expect(changes.get(newest.envelope)).toEqual([
      { what: 'level', from: 'none', to: 'integrated' },
      { what: 'version', from: '1.59', to: '1.60.1+dfsg-2+b5' },
    ]);
    expect(changes.get('older')).toEqual([]);
    expect(changes.has('oldest')).toBe(false);
  });
});
