// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { anOwner, aTrustedKey, rootKey } from '../testing/a-trust-root.js';
import { areIndependent, keyStanding } from './key-standing.js';

const key = aTrustedKey(rootKey, 'acme', ['certify'], {
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2026-12-01T00:00:00.000Z',
});
const standing = (at: string, revokedAt?: string): string =>
  keyStanding(
    revokedAt === undefined ? key : { ...key, revoked: { at: revokedAt, reason: 'stolen' } },
    new Date(at),
  );

describe('a key', () => {
  it('is valid from its first moment up to, and not at, its last', () => {
    expect(standing('2025-12-31T23:59:59.999Z')).toBe('not yet valid');
    expect(standing('2026-01-01T00:00:00.000Z')).toBe('valid');
    expect(standing('2026-11-30T23:59:59.999Z')).toBe('valid');
    expect(standing('2026-12-01T00:00:00.000Z')).toBe('expired');
  });

  it('is worth nothing from its revocation on, and what it was before', () => {
    const revokedAt = '2026-06-01T00:00:00.000Z';
    expect(standing('2026-05-31T23:59:59.999Z', revokedAt)).toBe('valid');
    expect(standing(revokedAt, revokedAt)).toBe('revoked');
    expect(standing('2027-01-01T00:00:00.000Z', revokedAt)).toBe('revoked');
  });
});

describe('two owners', () => {
  it('are independent where they are labs of different organisations', () => {
    const acme = anOwner('acme', 'lab', { operator: 'Acme  Labs' });
    expect(areIndependent(acme, anOwner('other', 'lab'))).toBe(true);
    expect(areIndependent(acme, anOwner('acme-2', 'lab', { operator: 'acme labs' }))).toBe(false);
    expect(areIndependent(acme, anOwner('acme-3', 'lab', { operator: 'A\u200bcme, Labs.' }))).toBe(false);
    expect(areIndependent(acme, anOwner('vendor', 'vendor'))).toBe(false);
    expect(areIndependent(acme, acme)).toBe(false);
  });
});
