// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from '@touchstone/model';
import { Mark, type MarkLook } from './mark.js';

const LOOKS: Readonly<Record<Outcome, MarkLook>> = {
  passed: { glyph: 'check', tone: 'good' },
  failed: { glyph: 'cross', tone: 'bad' },
  flaky: { glyph: 'wave', tone: 'warn' },
  skipped: { glyph: 'skip', tone: 'warn' },
  'not run': { glyph: 'none', tone: 'quiet' },
  'could not tell': { glyph: 'unknown', tone: 'warn' },
  'not asked': { glyph: 'box', tone: 'quiet' },
};

/** The outcome of a criterion or a step. */
export function VerdictMark({ verdict, compact }: { readonly verdict: Outcome; readonly compact?: boolean }) {
  return <Mark {...LOOKS[verdict]} word={verdict} compact={compact} />;
}
