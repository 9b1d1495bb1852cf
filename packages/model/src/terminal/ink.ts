// SPDX-License-Identifier: Apache-2.0
import { cleanText } from '../clean-text.js';
import { padEnd } from './display-width.js';
import { wrap } from './wrap.js';

export type Tone = 'good' | 'bad' | 'warn' | 'quiet';

/** A mark that reads without colour, always beside its word, and a tone where there is colour. */
export interface ToneMark {
  readonly mark: string;
  readonly tone: Tone;
}

export interface Ink {
  readonly width: number;
  /** A stranger's text, clean, in a tone where colour is asked for. */
  readonly say: (text: string, tone?: Tone | 'strong' | 'gold') => string;
  /** A heading with its facts. */
  readonly heading: (title: string, facts?: string) => string;
  /** Text in a block whose first line follows `lead`; the others stand below the text's first column. */
  readonly block: (
    lead: string,
    leadWidth: number,
    text: string,
    tone?: Tone | 'strong',
  ) => readonly string[];
  /** A mark with its word, padded to a column. */
  readonly mark: (mark: ToneMark, word: string, width: number) => string;
}

const SGR: Readonly<Record<Tone | 'strong' | 'gold', string>> = {
  good: '32',
  bad: '31',
  warn: '33',
  quiet: '2',
  strong: '1',
  gold: '1;33',
};

/** The one pen that text reports write with: it cleans, wraps, and colours (ECMA-48 SGR) only when told. */
export function makeInk(width: number, color: boolean): Ink {
  const say: Ink['say'] = (text, tone) => {
    const clean = cleanText(text);
    return color && tone !== undefined ? `\u001b[${SGR[tone]}m${clean}\u001b[0m` : clean;
  };
  return {
    width,
    say,
    heading: (title, facts) =>
      `  ${say(title.toUpperCase(), 'strong')}${facts === undefined ? '' : `  ${say(facts, 'quiet')}`}`,
    block: (lead, leadWidth, text, tone) =>
      wrap(cleanText(text), Math.max(20, width - leadWidth)).map(
        (line, index) => (index === 0 ? lead : ' '.repeat(leadWidth)) + say(line, tone),
      ),
    mark: ({ mark, tone }, word, columns) => say(padEnd(`${mark} ${word}`, columns), tone),
  };
}
