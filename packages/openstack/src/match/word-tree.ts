// SPDX-License-Identifier: Apache-2.0

/**
 * Words that may stand between two slashes, each with what it leads to: letters that several share are read once, and
 * nothing is cut out of the path to be looked up.
 */
export interface WordTree<T> {
  /** What follows here before the ways part. */
  readonly text: string;
  /** Where a word ends behind `text`: what it leads to. */
  readonly value: T | undefined;
  /** Letters from the begin of the word to behind `text`. */
  readonly length: number;
  /** By the letter after `text`, the lowest first. */
  readonly next: readonly (WordTree<T> | undefined)[];
  /** Code of the letter that `next` begins with. */
  readonly lowest: number;
}

const SLASH = 47;

export function buildWordTree<T>(entries: ReadonlyMap<string, T>, from = 0): WordTree<T> {
  const words = [...entries.keys()];
  const first = words[0] ?? '';
  let to = from;
  while (to < first.length && words.every((word) => word.charCodeAt(to) === first.charCodeAt(to))) to += 1;
  const parting = new Map<number, Map<string, T>>();
  for (const [word, value] of entries) {
    if (word.length === to) continue;
    const letter = word.charCodeAt(to);
    parting.set(letter, (parting.get(letter) ?? new Map<string, T>()).set(word, value));
  }
  const letters = [...parting.keys()];
  const lowest = letters.length > 0 ? Math.min(...letters) : 0;
  const size = letters.length > 0 ? Math.max(...letters) - lowest + 1 : 0;
  const next = Array.from({ length: size }, (_, at) => {
    const group = parting.get(lowest + at);
    return group && buildWordTree(group, to + 1);
  });
  return { text: first.slice(from, to), value: entries.get(first.slice(0, to)), length: to, next, lowest };
}

/**
 * The word that begins at `from` and ends at the next slash or at `end`; undefined where it is none of the tree's.
 * @returns the place in the tree, with `value` and the word's `length`
 */
export function findWord<T>(
  tree: WordTree<T>,
  path: string,
  from: number,
  end: number,
): WordTree<T> | undefined {
  let place = tree;
  let at = from;
  for (;;) {
    const { text, next } = place;
    if (at + text.length > end) return undefined;
    for (let letter = 0; letter < text.length; letter += 1, at += 1) {
      if (path.charCodeAt(at) !== text.charCodeAt(letter)) return undefined;
    }
    const letter = at < end ? path.charCodeAt(at) : SLASH;
    if (letter === SLASH) return place.value === undefined ? undefined : place;
    const way = letter - place.lowest;
    if (way < 0 || way >= next.length) return undefined;
    const further = next[way];
    if (further === undefined) return undefined;
    place = further;
    at += 1;
  }
}
