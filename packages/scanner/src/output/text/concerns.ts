// SPDX-License-Identifier: Apache-2.0
import { type Choice, type Ink, type Scan, type ScannedConcern, type ToneMark } from '@touchstone/model';
import { placeWords } from './place-words.js';

const MARKS: Readonly<Record<ScannedConcern['verdict'], ToneMark>> = {
  native: { mark: '●', tone: 'good' },
  both: { mark: '◐', tone: 'warn' },
  parallel: { mark: '○', tone: 'bad' },
  'not concerned': { mark: '–', tone: 'quiet' },
};
const WORD = 12;
const INDENT = 6;

/** Native or parallel, by concern; those that are not concerned in one line. */
export function concernLines(scan: Scan, ink: Ink): readonly string[] {
  const shown = scan.concerns.filter((one) => one.verdict !== 'not concerned');
  if (scan.concerns.length === 0) return [];
  const rest = scan.concerns.filter((one) => one.verdict === 'not concerned');
  return [
    ink.heading('Concerns', 'native is OpenStack’s, parallel is what it brings instead'),
    ...shown.flatMap((one) => [
      `  ${ink.mark(MARKS[one.verdict], one.verdict, WORD)}${ink.say(one.concern, 'strong')}`,
      ...ink.block(' '.repeat(INDENT), INDENT, one.why, 'quiet'),
      ...choiceLines(one.choices, ink),
    ]),
    ...(rest.length === 0
      ? []
      : ink.block(
          `  ${ink.mark(MARKS['not concerned'], 'not', WORD)}`,
          2 + WORD,
          rest.map((one) => one.concern).join(', '),
          'quiet',
        )),
  ];
}

/** The first switch by which the native one is chosen, or the other. */
function choiceLines(choices: readonly Choice[], ink: Ink): readonly string[] {
  const [first] = choices;
  if (first === undefined) return [];
  const more = choices.length > 1 ? ` and ${choices.length - 1} more` : '';
  const text = `chosen by ${first.name} (${first.kind}, ${first.default}) at ${placeWords([first.place])}${more}`;
  return ink.block(`${' '.repeat(INDENT - 2)}→ `, INDENT, text, 'quiet');
}
