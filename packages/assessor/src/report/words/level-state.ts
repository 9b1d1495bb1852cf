// SPDX-License-Identifier: Apache-2.0
import type { Assessment, Level, ToneMark } from '@touchstone/model';
import { findNextLevel, isScanOnly } from './headline.js';

export interface LevelState extends ToneMark {
  readonly reached: boolean;
  /** `reached`, `2 missing`, or, where only a lower level stands in the way, `needs basic`; `not run` without any run. */
  readonly word: string;
}

/** How a level stands, in a word or two. */
export function levelState(assessment: Assessment, level: Level): LevelState {
  const entry = assessment.levels.find((candidate) => candidate.level === level);
  if (entry?.reached === true) return { reached: true, mark: '✓', tone: 'good', word: 'reached' };
  // Without a run there is nothing that a level could be missed by.
  if (isScanOnly(assessment)) return { reached: false, mark: '·', tone: 'quiet', word: 'not run' };
  const missing = entry?.missing.length ?? 0;
  const next = findNextLevel(assessment);
  if (missing === 0 && next !== undefined && next !== level) {
    return { reached: false, mark: '·', tone: 'quiet', word: `needs ${next}` };
  }
  return { reached: false, mark: '✗', tone: next === level ? 'bad' : 'quiet', word: `${missing} missing` };
}
