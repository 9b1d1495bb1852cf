// SPDX-License-Identifier: Apache-2.0
import type { Finding } from '@touchstone/model';
import { Mark, type MarkLook } from './mark.js';

const LOOKS: Readonly<Record<Finding['weight'], MarkLook>> = {
  blocks: { glyph: 'cross', tone: 'bad' },
  warns: { glyph: 'warning', tone: 'warn' },
  notes: { glyph: 'said', tone: 'quiet' },
};

/** How much a finding weighs. */
export function WeightMark({ weight }: { readonly weight: Finding['weight'] }) {
  return <Mark {...LOOKS[weight]} word={weight} />;
}
