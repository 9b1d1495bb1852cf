// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ListingFacts } from '../derive/listing-facts.js';
import { bySegment, type FactsSegments, replaceFacts } from './facts-segments.js';

const named = (id: string, name = id) => ({ id, name }) as ListingFacts;
const numbered = (count: number): FactsSegments =>
  replaceFacts(
    [],
    new Map(Array.from({ length: count }, (_, at) => `s-${at}`).map((id) => [id, named(id)] as const)),
  );

describe('facts in pieces', () => {
  it('hold after any changes what a plain map holds, in the order of ids, in no empty piece', () => {
    const change = fc.tuple(fc.stringMatching(/^[a-d]{1,3}$/), fc.option(fc.string()));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3000 }), fc.array(fc.array(change)), (count, rounds) => {
        let segments = numbered(count);
        const plain = new Map(segments.flat().map((one) => [one.id, one]));
        for (const round of rounds) {
          const changed = new Map(
            round.map(([id, name]) => [id, name === null ? null : named(id, name)] as const),
          );
          segments = replaceFacts(segments, changed);
          for (const [id, one] of changed) {
            if (one === null) plain.delete(id);
            else plain.set(id, one);
          }
        }
        expect(segments.flat()).toEqual([...plain.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
        expect(segments.every(({ length }) => length > 0 && length < 1000)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('leave every piece the same that no change touches, and what was worked out of it', () => {
    const before = numbered(5000);
    const after = replaceFacts(before, new Map([['s-17', named('s-17', 'Another')]]));
    expect(after.filter((piece) => !before.includes(piece))).toHaveLength(1);
    let worked = 0;
    const lengths = bySegment((facts) => {
      worked += 1;
      return facts.length;
    });
    const sum = (segments: FactsSegments) => lengths({ segments }).reduce((total, one) => total + one, 0);
    expect(sum(before)).toBe(5000);
    expect(sum(after)).toBe(5000);
    expect(worked).toBe(before.length + 1);
  });
});
