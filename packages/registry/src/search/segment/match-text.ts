// SPDX-License-Identifier: Apache-2.0
import type { BitSet } from '../bits/bit-sets.js';
import { PLANES, type Segment } from './segment.js';
import { addPostings, termsFrom, WEIGHTS } from './term-table.js';

/** One word of a query as it is looked up. */
export interface AskedWord {
  /** Rows that have one of these have the word. */
  readonly terms: readonly string[];
  /** And so have those with a word that begins so. */
  readonly prefix: string | undefined;
}

/**
 * Writes into `text` the rows of `live` that have every word, and into the planes how much more than the least each of
 * them weighs: the sum over all words, and as the highest digit whether the text is its whole name.
 */
export function matchText(segment: Segment, words: readonly AskedWord[], whole: string): void {
  const { bits, scratch } = segment;
  bits.copy(scratch.text, scratch.live);
  for (let plane = 0; plane < PLANES; plane += 1) bits.clear(bits.at(scratch.planes, plane));
  for (const word of words) {
    findWord(segment, word);
    bits.and(scratch.text, scratch.text, scratch.word);
    for (let weight = 1; weight <= WEIGHTS; weight += 1) addUp(segment, bits.at(scratch.word, weight));
  }
  const top = bits.at(scratch.planes, PLANES - 1);
  for (const row of segment.names.get(whole) ?? []) bits.add(top, row);
}

function findWord(segment: Segment, { terms, prefix }: AskedWord): void {
  const { bits, scratch, terms: table } = segment;
  for (let weight = 0; weight <= WEIGHTS; weight += 1) bits.clear(bits.at(scratch.word, weight));
  for (const word of terms) {
    const term = table.numbers.get(word);
    if (term !== undefined) addTerm(segment, term);
  }
  // Until here only words as they were typed: what stands in a name weighs one more.
  bits.copy(bits.at(scratch.word, WEIGHTS), bits.at(scratch.word, WEIGHTS - 1));
  if (prefix === undefined) return;
  const [first, end] = termsFrom(table, prefix);
  for (let term = first; term < end; term += 1) addTerm(segment, term);
}

function addTerm({ bits, scratch, terms, denseTerms }: Segment, term: number): void {
  const place = terms.denseAt[term]!;
  if (place < 0) return addPostings(terms, term, bits, scratch.word);
  for (let weight = 0; weight < WEIGHTS; weight += 1) {
    const to = bits.at(scratch.word, weight);
    bits.or(to, to, bits.at(denseTerms, place * WEIGHTS + weight));
  }
}

/** Adds one to the sum of each row of a set: binary addition, all rows at once. */
function addUp({ bits, scratch }: Segment, set: BitSet): void {
  bits.copy(scratch.carry, set);
  for (let digit = 0; digit < PLANES - 1; digit += 1) {
    const plane = bits.at(scratch.planes, digit);
    bits.and(scratch.spare, plane, scratch.carry);
    bits.xor(plane, plane, scratch.carry);
    bits.copy(scratch.carry, scratch.spare);
  }
}
