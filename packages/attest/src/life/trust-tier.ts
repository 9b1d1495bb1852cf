// SPDX-License-Identifier: Apache-2.0
import type { KeyOwner } from '@touchstone/model';

/** Who stands behind a certificate, from the least to the most. */
export const TRUST_TIERS = ['self-attested', 'lab-verified', 'reproduced'] as const;
export type TrustTier = (typeof TRUST_TIERS)[number];

/**
 * The tier of a certificate. Only owners of kind `lab` in the trust root are labs: everyone else vouches for themselves.
 *
 * @param others labs that are independent of the owner and came to the same outcome (`reproductions`)
 */
export function trustTier(owner: KeyOwner, others: readonly KeyOwner[]): TrustTier {
  if (owner.kind !== 'lab') return 'self-attested';
  return others.length > 0 ? 'reproduced' : 'lab-verified';
}
