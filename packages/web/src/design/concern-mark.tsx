// SPDX-License-Identifier: Apache-2.0
import type { AssessedConcern } from '@touchstone/model';
import { Mark, type MarkLook } from './mark.js';

export type ConcernVerdict = AssessedConcern['verdict'];

export const CONCERN_LOOKS: Readonly<Record<ConcernVerdict, MarkLook & { readonly means: string }>> = {
  native: { glyph: 'full', tone: 'good', means: 'uses the OpenStack service' },
  both: { glyph: 'half', tone: 'warn', means: 'does either' },
  parallel: { glyph: 'ring', tone: 'bad', means: 'brings its own' },
  'not shown': {
    glyph: 'unknown',
    tone: 'warn',
    means: 'its kind needs it, and the evidence does not show how it is met',
  },
  'not concerned': { glyph: 'none', tone: 'quiet', means: 'has nothing to do with it' },
};

/** How a concern is met. */
export function ConcernMark({
  verdict,
  compact,
}: {
  readonly verdict: ConcernVerdict;
  readonly compact?: boolean;
}) {
  return <Mark {...CONCERN_LOOKS[verdict]} word={verdict} compact={compact} />;
}
