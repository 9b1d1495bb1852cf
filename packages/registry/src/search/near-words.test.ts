// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearWords } from './near-words.js';
import { oneSlip } from './testing/one-slip.js';
import { hashOf, WordFilter } from './word-filter.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '0'), minLength: 3, maxLength: 7 });

it('finds exactly the known words that are one slip away', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 40 }), word, (words, asked) => {
      const filter = new WordFilter(words);
      const known = {
        mayHave: (hash: number) => filter.mayHave(hash),
        has: (one: string) => words.includes(one),
      };
      const expected = asked.length < 4 ? [] : words.filter((one) => oneSlip(asked, one)).sort();
      const found = nearWords(asked, known);
      if (expected.length <= 8) expect(found).toEqual(expected);
      else expect(found.every((one) => expected.includes(one))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('never says of a known word that it is unknown', () => {
  const words = Array.from({ length: 5000 }, (_, n) => `word${n * 7919}`);
  const filter = new WordFilter(words);
  expect(words.every((one) => filter.mayHave(hashOf(one)))).toBe(true);
  const strangers = Array.from({ length: 5000 }, (_, n) => `other${n * 104729}`);
  expect(strangers.filter((one) => filter.mayHave(hashOf(one))).length).toBeLessThan(1000);
});

it('does not guess at short or endless words', () => {
  const known = { mayHave: () => true, has: () => true };
  expect(nearWords('abc', known)).toEqual([]);
  expect(nearWords('a'.repeat(25), known)).toEqual([]);
});
