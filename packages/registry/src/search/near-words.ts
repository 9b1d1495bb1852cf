// SPDX-License-Identifier: Apache-2.0
import { addLetter, endHashes, joinHashes } from './word-filter.js';

/** What is asked of the known words: first by hash, which may be wrong about a word that is not; then by the word. */
export interface KnownWords {
  mayHave(hash: number): boolean;
  has(word: string): boolean;
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
/** Of shorter words nearly every one is near. */
const SHORTEST = 4;
const LONGEST = 24;
const MOST = 8;

/**
 * Known words that one slip of the finger turns into `word`: a letter too many, missing, wrong, or two in the wrong
 * order. Tries every such word, so that it takes as long however many words are known.
 */
export function nearWords(word: string, known: KnownWords): readonly string[] {
  if (word.length < SHORTEST || word.length > LONGEST) return [];
  const found = new Set<string>();
  const ends = endHashes(word);
  let begin = 0;
  for (let at = 0; at <= word.length; at += 1) {
    // The word is its letters before `at`, something at `at`, and its letters from `to` on.
    const meet = (before: number, middle: string, to: number): void => {
      const [end, power] = ends[to]!;
      if (!known.mayHave(joinHashes(before, end, power)) || found.size >= MOST) return;
      const candidate = word.slice(0, at) + middle + word.slice(to);
      if (candidate !== word && known.has(candidate)) found.add(candidate);
    };
    const here = word.charCodeAt(at);
    if (at < word.length) meet(begin, '', at + 1);
    if (at + 1 < word.length) {
      const next = addLetter(begin, word.charCodeAt(at + 1));
      meet(addLetter(next, here), word[at + 1]! + word[at]!, at + 2);
    }
    for (const letter of LETTERS) {
      const before = addLetter(begin, letter.charCodeAt(0));
      if (at < word.length) meet(before, letter, at + 1);
      meet(before, letter, at);
    }
    begin = addLetter(begin, here);
  }
  return [...found].sort();
}
