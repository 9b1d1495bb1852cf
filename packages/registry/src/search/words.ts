// SPDX-License-Identifier: Apache-2.0

/** Longer words are cut: nobody types them, and a hostile description could be one. */
export const WORD_LIMIT = 40;

/** Words that say nothing, or nothing that is not true of every solution; they are not indexed. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a an and as at by for from in into is it its of on or so that the them to which with ' +
    'product products software solution solutions tool tools'
  ).split(' '),
);

/**
 * The words of a text: lower case, without accents (NFKD), of letters and digits alone. Walks the text once; no pattern
 * that a stranger's text could make slow.
 * @param most how many at most; the rest of the text is not looked at
 */
export function wordsOf(text: string, most: number): readonly string[] {
  const plain = text.normalize('NFKD').replace(ACCENTS, '').toLowerCase();
  const words: string[] = [];
  let begin = -1;
  for (let at = 0; at <= plain.length && words.length < most;) {
    const code = plain.codePointAt(at);
    if (code !== undefined && isLetter(code)) {
      if (begin < 0) begin = at;
    } else if (begin >= 0) {
      words.push(plain.slice(begin, Math.min(at, begin + WORD_LIMIT)));
      begin = -1;
    }
    at += code !== undefined && code > 0xffff ? 2 : 1;
  }
  return words;
}

/** Those that NFKD splits off their letters. */
const ACCENTS = /[\u0300-\u036f]+/g;

function isLetter(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  return /^[\p{L}\p{N}]$/u.test(String.fromCodePoint(code));
}
