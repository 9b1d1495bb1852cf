// SPDX-License-Identifier: Apache-2.0
import { type Ink, type Practice, type Scan, type ToneMark } from '@touchstone/model';
import { placeWords } from './place-words.js';

const MARKS: Readonly<Record<Practice['by'], ToneMark & { readonly word: string }>> = {
  always: { mark: '✗', tone: 'bad', word: 'always' },
  default: { mark: '!', tone: 'warn', word: 'by default' },
  option: { mark: '·', tone: 'quiet', word: 'on request' },
};
const WORD = 14;

/** Insecure practices in the product's own code, the heaviest first; what only tests do is left out. */
export function practiceLines(scan: Scan, ink: Ink): readonly string[] {
  const own = scan.practices.filter((one) => one.count > 0);
  if (own.length === 0 && scan.files.read === 0) return [];
  if (own.length === 0)
    return [ink.heading('Insecure practices'), `  ${ink.say('✓ none was found', 'good')}`];
  const order = Object.keys(MARKS);
  return [
    ink.heading('Insecure practices'),
    ...own.toSorted((a, b) => order.indexOf(a.by) - order.indexOf(b.by)).flatMap((one) => practice(one, ink)),
  ];
}

function practice({ practice: id, by, confidence, count, places }: Practice, ink: Ink): readonly string[] {
  const first = places[0]?.text ?? '';
  const text = `${id.replaceAll('-', ' ')}: ${first} (${placeWords(places, count)}; ${confidence})`;
  return ink.block(`  ${ink.mark(MARKS[by], MARKS[by].word, WORD)}`, 2 + WORD, text);
}
