// SPDX-License-Identifier: Apache-2.0

/** Longer words are cut: nobody types them, and a hostile description could be one. */
export const WORD_LIMIT = 40;

/** Words that say nothing; they are not indexed. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and as at by for from in into is it its of on or so that the them to with'.split(' '),
);

/**
 * The words of a text: lower case, without accents (NFKD), of letters and digits alone. Walks the text once; no pattern
 * that a stranger's text could make slow.
 * @param most how many at most; the rest of the text is not looked at
 */
export function wordsOf(text: string, most: number): readonly string[] {
  const words: string[] = [];
  let word = '';
  for (const letter of text.normalize('NFKD').toLowerCase()) {
    if (isLetter(letter)) {
      if (word.length < WORD_LIMIT) word += letter;
    } else if (!isMark(letter) && word !== '') {
      words.push(word);
      word = '';
      if (words.length === most) return words;
    }
  }
  if (word !== '') words.push(word);
  return words;
}

function isLetter(letter: string): boolean {
  const code = letter.codePointAt(0)!;
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return /^[\p{L}\p{N}]$/u.test(letter);
}

/** An accent that NFKD split off its letter. */
function isMark(letter: string): boolean {
  const code = letter.codePointAt(0)!;
  return code >= 0x300 && code <= 0x36f;
}
