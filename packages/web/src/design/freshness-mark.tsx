// SPDX-License-Identifier: Apache-2.0
import { Mark, type MarkLook } from './mark.js';

export type Freshness = 'fresh' | 'stale' | 'expired' | 'revoked';

const LOOKS: Readonly<Record<Freshness, MarkLook>> = {
  fresh: { glyph: 'check', tone: 'good' },
  stale: { glyph: 'clock', tone: 'warn' },
  expired: { glyph: 'warning', tone: 'bad' },
  revoked: { glyph: 'cross', tone: 'bad' },
};

/** How old the evidence is: stale and expired evidence is shown as such everywhere. */
export function FreshnessMark({
  freshness,
  compact,
}: {
  readonly freshness: Freshness;
  readonly compact?: boolean;
}) {
  return <Mark {...LOOKS[freshness]} word={freshness} compact={compact} />;
}
