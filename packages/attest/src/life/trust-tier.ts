// SPDX-License-Identifier: Apache-2.0
import type { KeyOwner } from '@touchstone/model';
import { areIndependent } from '../trust/key-standing.js';

/** Who stands behind a certificate, from the least to the most. */
export const TRUST_TIERS = ['self-attested', 'lab-verified', 'reproduced'] as const;
export type TrustTier = (typeof TRUST_TIERS)[number];

/**
 * The tier of a certificate. Only owners of kind `lab` in the trust root are labs: everyone else vouches for themselves.
 * It is reproduced when a lab of another operator came to the same outcome: two names of one organisation are no two witnesses.
 *
 * @param others owners whose certificates with the same outcome are in force
 */
export function trustTier(owner: KeyOwner, others: readonly KeyOwner[]): TrustTier {
  if (owner.kind !== 'lab') return 'self-attested';
  return others.some((other) => areIndependent(owner, other)) ? 'reproduced' : 'lab-verified';
}
