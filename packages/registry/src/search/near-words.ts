// SPDX-License-Identifier: Apache-2.0

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** Of shorter words nearly every one is near. */
const SHORTEST = 4;
const LONGEST = 24;
const MOST = 8;

/**
 * Known words that one slip of the finger turns into `word`: a letter too many, missing, wrong, or two in the wrong
 * order. Tries every such word, so that it takes as long however many words are known.
 */
export function nearWords(word: string, isKnown: (word: string) => boolean): readonly string[] {
  if (word.length < SHORTEST || word.length > LONGEST) return [];
  const found = new Set<string>();
  const meet = (candidate: string): void => {
    if (found.size < MOST && candidate !== word && isKnown(candidate)) found.add(candidate);
  };
  for (let at = 0; at <= word.length; at += 1) {
    const before = word.slice(0, at);
    const after = word.slice(at + 1);
    if (at < word.length) meet(before + after);
    if (at + 1 < word.length) meet(before + word[at + 1]! + word[at]! + word.slice(at + 2));
    for (const letter of LETTERS) {
      if (at < word.length) meet(before + letter + after);
      meet(before + letter + word.slice(at));
    }
  }
  return [...found].sort();
}
