// SPDX-License-Identifier: Apache-2.0
import type { BitSet, BitSets } from '../bits/bit-sets.js';
import { indexedWords } from '../indexed-words.js';
import type { SearchRow } from '../search-row.js';
import { WordFilter } from '../word-filter.js';

/** A word that one row in so many has is kept as bit sets beside its list. */
const DENSE_FROM = 32;

/** Weights from 1 to 3: sets of the rows that have a word with at least that weight. */
export const WEIGHTS = 3;

/** The inverted index: sorted words, and for each the rows that have it. */
export interface TermTable {
  readonly terms: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  readonly filter: WordFilter;
  /** Rows of a term: `postings[from[term]]` up to `postings[from[term + 1]]`, each `row << 2 | weight`; terms in order. */
  readonly from: Uint32Array;
  readonly postings: Uint32Array;
  readonly dense: number;
  /** The place of each term among those that have bit sets; -1: a list alone. */
  readonly denseAt: Int32Array;
}

export function termTable(rows: readonly SearchRow[]): TermTable {
  // Words in the order they are met in, and all postings one after the other: a list for each word would be slow.
  const met = new Map<string, number>();
  const counts: number[] = [];
  const words: number[] = [];
  const unsorted: number[] = [];
  for (const [row, searchRow] of rows.entries()) {
    for (const [word, weight] of indexedWords(searchRow)) {
      let number = met.get(word);
      if (number === undefined) met.set(word, (number = counts.push(0) - 1));
      counts[number]! += 1;
      words.push(number);
      unsorted.push((row << 2) | weight);
    }
  }
  const terms = [...met.keys()].sort();
  const from = new Uint32Array(terms.length + 1);
  const denseAt = new Int32Array(terms.length).fill(-1);
  const next = new Uint32Array(terms.length);
  let dense = 0;
  for (const [term, word] of terms.entries()) {
    const number = met.get(word)!;
    next[number] = from[term]!;
    from[term + 1] = from[term]! + counts[number]!;
    if (counts[number]! * DENSE_FROM >= rows.length) denseAt[term] = dense++;
  }
  const postings = new Uint32Array(unsorted.length);
  for (let at = 0; at < words.length; at += 1) postings[next[words[at]!]!++] = unsorted[at]!;
  const numbers = new Map(terms.map((word, term) => [word, term]));
  return { terms, numbers, filter: new WordFilter(terms), from, postings, dense, denseAt };
}

/** Writes the dense terms' sets, WEIGHTS for each. */
export function fillTerms(table: TermTable, bits: BitSets, first: BitSet): void {
  for (let term = 0; term < table.terms.length; term += 1) {
    const place = table.denseAt[term]!;
    if (place >= 0) addPostings(table, term, bits, bits.at(first, place * WEIGHTS));
  }
}

/** Adds a term's rows to the sets of the weights 1 to 3 that lie at `sets`. */
export function addPostings({ from, postings }: TermTable, term: number, bits: BitSets, sets: BitSet): void {
  for (let at = from[term]!; at < from[term + 1]!; at += 1) {
    const posting = postings[at]!;
    for (let weight = posting & 3; weight > 0; weight -= 1)
      bits.add(bits.at(sets, weight - 1), posting >>> 2);
  }
}

/** The terms that begin with a word: from the first up to, not including, the second. */
export function termsFrom({ terms }: TermTable, prefix: string): readonly [number, number] {
  // U+FFFF is no letter, and sorts behind whatever may follow the prefix.
  return [firstNotBelow(terms, prefix), firstNotBelow(terms, `${prefix}\uffff`)];
}

function firstNotBelow(terms: readonly string[], word: string): number {
  let low = 0;
  let high = terms.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (terms[middle]! < word) low = middle + 1;
    else high = middle;
  }
  return low;
}
