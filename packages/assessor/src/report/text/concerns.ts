// SPDX-License-Identifier: Apache-2.0
import { type Assessment, displayWidth, type Ink, padEnd } from '@touchstone/model';
import { CONCERN_MARKS, sortConcerns } from '../words/standing-mark.js';

/** The concerns that matter to the category or were seen; the rest of the twenty would only fill the screen. */
export function concernLines(assessment: Assessment, ink: Ink): readonly string[] {
  const shown = sortConcerns(assessment.concerns).filter(
    (entry) => entry.relevance !== 'other' || !['not concerned', 'not shown'].includes(entry.verdict),
  );
  const column = Math.max(0, ...shown.map((entry) => displayWidth(entry.concern)));
  return [
    ink.heading('Concerns', `core and relevant of ${assessment.solution.category}`),
    ...(shown.length === 0 ? [`  ${ink.say('None was shown.', 'quiet')}`] : []),
    ...shown.flatMap((entry) => {
      const lead = `  ${ink.mark(CONCERN_MARKS[entry.verdict], entry.verdict, 16)}${padEnd(entry.concern, column)}  ${ink.say(padEnd(entry.relevance, 8), 'quiet')}  `;
      return ink.block(lead, 2 + 16 + column + 2 + 8 + 2, entry.why, 'quiet');
    }),
  ];
}
