// SPDX-License-Identifier: Apache-2.0
import { nearWords, type KnownWords } from './near-words.js';
import { WORDS_AT_ONCE, type Segment } from './segment/segment.js';
import type { AskedWord } from './segment/match-text.js';
import { termsFrom } from './segment/term-table.js';
import { STOP_WORDS, wordsOf } from './words.js';

/** A word that nothing has, and what was looked for in its place; nothing: it was found in no other spelling. */
export interface CorrectedWord {
  readonly word: string;
  readonly to: readonly string[];
}

/** The last word may still be being typed. Of one letter so much begins that it says nothing. */
const SHORTEST_PREFIX = 2;

/** A text's words as they are looked up in these segments, and what became of those that are found nowhere. */
export function askedWords(
  text: string,
  segments: readonly Segment[],
): { readonly words: readonly AskedWord[]; readonly corrected: readonly CorrectedWord[] } {
  const known: KnownWords = {
    mayHave: (hash) => segments.some(({ terms }) => terms.filter.mayHave(hash)),
    has: (word) => segments.some(({ terms }) => terms.numbers.has(word)),
  };
  const begins = (word: string): boolean =>
    segments.some(({ terms }) => {
      const [first, end] = termsFrom(terms, word);
      return first < end;
    });
  const typed = [...new Set(wordsOf(text, WORDS_AT_ONCE))];
  const words: AskedWord[] = [];
  const corrected: CorrectedWord[] = [];
  for (const [at, word] of typed.entries()) {
    const prefix = at === typed.length - 1 && word.length >= SHORTEST_PREFIX ? word : undefined;
    if (STOP_WORDS.has(word) && (prefix === undefined || typed.length > 1)) continue;
    if (known.has(word) || (prefix !== undefined && begins(prefix))) {
      words.push({ terms: [word], prefix });
      continue;
    }
    const to = nearWords(word, known);
    corrected.push({ word, to });
    words.push({ terms: to, prefix: undefined });
  }
  return { words, corrected };
}
