// SPDX-License-Identifier: Apache-2.0
import type { Standing } from '@touchstone/model';
import { Mark, type MarkLook } from './mark.js';

/** Tested, extrapolated and claimed must look different wherever they are shown (DESIGN.md, section 2). */
export const STANDING_LOOKS: Readonly<Record<Standing, MarkLook & { readonly means: string }>> = {
  tested: { glyph: 'check', tone: 'good', means: 'evidence on this exact release and platform' },
  failed: { glyph: 'cross', tone: 'bad', means: 'ran on it and did not pass' },
  extrapolated: { glyph: 'between', tone: 'quiet', means: 'tested on a lower and a higher release' },
  claimed: { glyph: 'said', tone: 'quiet', means: 'the vendor says so; nothing was seen' },
  'not run': { glyph: 'none', tone: 'quiet', means: 'nothing is known of it' },
};

/** How well a statement about a release is founded. */
export function StandingMark({
  standing,
  compact,
}: {
  readonly standing: Standing;
  readonly compact?: boolean;
}) {
  return <Mark {...STANDING_LOOKS[standing]} word={standing} compact={compact} />;
}
