// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needleSearch } from './needle-search.js';

function found(needles: readonly string[], text: string): readonly number[] {
  const hits: number[] = [];
  needleSearch(needles).search(Buffer.from(text, 'utf8'), (needle) => hits.push(needle));
  return hits.toSorted((a, b) => a - b);
}

describe('needleSearch', () => {
  it('finds exactly what indexOf finds, each once', () => {
    const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 30 });
    const needle = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 12 }), few, (needles, text) => {
        const expected = needles.flatMap((one, at) => (text.includes(one) ? [at] : []));
        expect(found(needles, text)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('finds needles within needles, at both ends, and anew in each text', () => {
    expect(found(['he', 'she', 'hers', 'his'], 'ushers')).toEqual([0, 1, 2]);
    const search = needleSearch(['nova']);
    for (const expected of [1, 1]) {
      let hits = 0;
      search.search(Buffer.from('nova nova'), () => (hits += 1));
      expect(hits).toBe(expected);
    }
  });

  it('finds nothing without needles', () => {
    expect(found([], 'anything')).toEqual([]);
  });
});
