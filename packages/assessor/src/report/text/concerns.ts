// SPDX-License-Identifier: Apache-2.0
import { type Assessment, displayWidth, type Ink, padEnd } from '@touchstone/model';
import { CONCERN_MARKS, sortConcerns } from '../words/standing-mark.js';

/** Lines that a sentence may take beside its concern. */
const NARROW = 3;
/** Characters of it that a terminal shows; the other reports have all. */
const LONG = 300;

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
      const width = 2 + 16 + column + 2 + 8 + 2;
      const lines = ink.block(lead, width, entry.why, 'quiet');
      if (lines.length <= NARROW) return lines;
      // A long sentence in a narrow column is hard to read: it goes below instead.
      const short = entry.why.length > LONG ? `${entry.why.slice(0, LONG)} …` : entry.why;
      return [lead.trimEnd(), ...ink.block(' '.repeat(18), 18, short, 'quiet')];
    }),
  ];
}
