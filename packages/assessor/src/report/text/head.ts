// SPDX-License-Identifier: Apache-2.0
import { type Assessment, type Ink, levelTitle } from '@touchstone/model';
import { headline } from '../words/headline.js';
import { integrityWords } from '../words/integrity-words.js';

/** Which solution, judged by which guideline, and the verdict in a sentence. */
export function headLines(assessment: Assessment, ink: Ink): readonly string[] {
  const { solution, guideline, level } = assessment;
  const badge = ` ${levelTitle(level).toUpperCase()} `;
  const broken = integrityWords(assessment).flatMap((sentence) =>
    ink.block(`  ${ink.say('✗', 'bad')} `, 4, sentence, 'bad'),
  );
  return [
    `  ${ink.say('TOUCHSTONE', 'gold')}  ${ink.say(`guideline ${guideline.version}`, 'quiet')}`,
    ...ink.block(
      '  ',
      2,
      `${solution.name} ${solution.versions.join(', ')} · ${solution.vendor} · ${solution.category} · ${solution.licence}`,
      'strong',
    ),
    '',
    `  ${ink.say(`[${badge}]`, level === null ? 'bad' : 'gold')}  ${ink.say(headline(assessment), 'strong')}`,
    ...broken,
  ];
}
