// SPDX-License-Identifier: Apache-2.0
import type { CertificateState } from '@touchstone/attest';
import { describe, expect, it } from 'vitest';
import { findCertificateInForce } from './certificate-in-force.js';

type Change = Partial<Pick<CertificateState, 'state' | 'tier'>> & { readonly solution?: string };

function inForce(...changes: readonly Change[]): number | undefined {
  const certificates = changes.map(
    ({ solution = 'tool', state = 'valid', tier = 'lab-verified' }, index) => ({
      index,
      entry: { solution },
      state,
      tier,
    }),
  ) as unknown as CertificateState[];
  return findCertificateInForce({ certificates }, 'tool')?.index;
}

describe('the certificate in force', () => {
  it('is the newest of those that are valid', () => {
    expect(inForce({}, {}, { state: 'expired' }, { solution: 'other' })).toBe(1);
  });

  it('is one that a lab vouches for rather than a later one that its vendor, or a rival, signed', () => {
    expect(inForce({ tier: 'lab-verified' }, { tier: 'self-attested' })).toBe(0);
    expect(inForce({ tier: 'reproduced' }, { tier: 'lab-verified' })).toBe(0);
    expect(inForce({ tier: 'lab-verified', state: 'expired' }, { tier: 'self-attested' })).toBe(1);
  });

  it('is, where none is valid, the newest that was ever believed', () => {
    expect(inForce({ state: 'expired' }, { state: 'revoked' }, { state: 'not believed', tier: null })).toBe(
      1,
    );
    expect(inForce({ state: 'not believed', tier: null })).toBe(0);
  });

  it('is none where the log has none of that solution', () => {
    expect(inForce({ solution: 'other' })).toBeUndefined();
  });
});
