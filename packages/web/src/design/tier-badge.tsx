// SPDX-License-Identifier: Apache-2.0
import type { Tier } from '@touchstone/model';
import { Glyph, type GlyphName } from './glyph.js';

export const TIER_LOOKS: Readonly<Record<Tier, { readonly glyph: GlyphName; readonly means: string }>> = {
  'self-attested': { glyph: 'pen', means: 'signed by the vendor of the solution' },
  'lab-verified': { glyph: 'seal', means: 'run and signed by a registered lab' },
  reproduced: { glyph: 'seals', means: 'two independent labs came to the same outcome' },
};

/** What a tier means where nothing ran: whoever signed vouches for what the source shows, and for no run. */
const OF_A_SCAN: Readonly<Record<Tier, { readonly word: string; readonly means: string }>> = {
  'self-attested': {
    word: 'scan, self-attested',
    means: 'only its source was read, by its vendor; nothing ran',
  },
  'lab-verified': {
    word: 'scan by a lab',
    means: 'only its source was read, by a registered lab; nothing ran',
  },
  reproduced: {
    word: 'scan, reproduced',
    means: 'two independent labs read the same in its source; nothing ran',
  },
};

export interface TierBadgeProps {
  readonly tier: Tier;
  readonly lab?: string | undefined;
  /** The certificate rests on no run: its badge must not read as if it had been tested. */
  readonly scanOnly?: boolean | undefined;
}

/** Who stands behind a certificate. */
export function TierBadge({ tier, lab, scanOnly = false }: TierBadgeProps) {
  const { glyph, means } = TIER_LOOKS[tier];
  const scan = OF_A_SCAN[tier];
  return (
    <span className={scanOnly ? 'tier scan' : `tier ${tier}`} title={scanOnly ? scan.means : means}>
      <Glyph name={scanOnly ? 'said' : glyph} />
      {scanOnly ? scan.word : tier}
      {lab === undefined ? null : <span className="aside"> by {lab}</span>}
    </span>
  );
}
