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
    const few = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 60 });
    const needle = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 12 }), few, (needles, text) => {
        const expected = needles.flatMap((one, at) => (text.includes(one) ? [at] : []));
        expect(found(needles, text)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('finds needles that are long enough to jump by, wherever they lie', () => {
    const letters = fc.constantFrom('a', 'b');
    const needle = fc.string({ unit: letters, minLength: 4, maxLength: 10 });
    const text = fc.string({ unit: letters, maxLength: 80 });
    fc.assert(
      fc.property(fc.array(needle, { minLength: 1, maxLength: 6 }), text, (needles, hay) => {
        expect(found(needles, hay)).toEqual(needles.flatMap((one, at) => (hay.includes(one) ? [at] : [])));
      }),
      { numRuns: 1000 },
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
