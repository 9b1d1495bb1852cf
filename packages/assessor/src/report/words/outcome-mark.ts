// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from '@touchstone/model';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

/** How an outcome looks: a mark that reads without colour, always beside its word, and a tone where there is colour. */
export interface OutcomeMark {
  readonly mark: string;
  readonly tone: Tone;
}

export const OUTCOME_MARKS: Readonly<Record<Outcome, OutcomeMark>> = {
  passed: { mark: '✓', tone: 'good' },
  failed: { mark: '✗', tone: 'bad' },
  flaky: { mark: '~', tone: 'warn' },
  skipped: { mark: '-', tone: 'warn' },
  'not run': { mark: '·', tone: 'quiet' },
  'could not tell': { mark: '?', tone: 'warn' },
  'not asked': { mark: '–', tone: 'quiet' },
};
