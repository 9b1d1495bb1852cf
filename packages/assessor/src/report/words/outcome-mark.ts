// SPDX-License-Identifier: Apache-2.0
import type { Outcome, ToneMark } from '@touchstone/model';

/** How an outcome looks. */
export const OUTCOME_MARKS: Readonly<Record<Outcome, ToneMark>> = {
  passed: { mark: '✓', tone: 'good' },
  failed: { mark: '✗', tone: 'bad' },
  flaky: { mark: '~', tone: 'warn' },
  skipped: { mark: '-', tone: 'warn' },
  'not run': { mark: '·', tone: 'quiet' },
  'could not tell': { mark: '?', tone: 'warn' },
  'not asked': { mark: '–', tone: 'quiet' },
};
