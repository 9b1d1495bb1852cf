// SPDX-License-Identifier: Apache-2.0
import type { Tier } from '@touchstone/model';
import { Glyph, type GlyphName } from './glyph.js';

export const TIER_LOOKS: Readonly<Record<Tier, { readonly glyph: GlyphName; readonly means: string }>> = {
  'self-attested': { glyph: 'pen', means: 'signed by the vendor of the solution' },
  'lab-verified': { glyph: 'seal', means: 'run and signed by a registered lab' },
  reproduced: { glyph: 'seals', means: 'two independent labs came to the same outcome' },
};

/** Who stands behind a certificate. */
export function TierBadge({ tier, lab }: { readonly tier: Tier; readonly lab?: string | undefined }) {
  const { glyph, means } = TIER_LOOKS[tier];
  return (
    <span className={`tier ${tier}`} title={means}>
      <Glyph name={glyph} />
      {tier}
      {lab === undefined ? null : <span className="aside"> by {lab}</span>}
    </span>
  );
}
