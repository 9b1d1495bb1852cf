// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BitSets, type BitSet } from './bit-sets.js';

const sizes = fc.constantFrom(1, 31, 255, 256, 257, 1000);
const rows = fc.uniqueArray(fc.nat({ max: 999 }), { maxLength: 300 });

function setOf(bits: BitSets, members: readonly number[]): BitSet {
  const set = bits.take();
  for (const row of members) bits.add(set, row);
  return set;
}

function membersOf(bits: BitSets, set: BitSet): readonly number[] {
  const members: number[] = [];
  bits.collect(set, members, Infinity);
  return members;
}

const ascending = (numbers: Iterable<number>): readonly number[] => [...numbers].sort((a, b) => a - b);

it('joins and counts as sets of numbers do', () => {
  fc.assert(
    fc.property(sizes, rows, rows, (size, first, second) => {
      const bits = new BitSets(size, 3, 3);
      const inA = new Set(first.map((row) => row % size));
      const inB = new Set(second.map((row) => row % size));
      const a = setOf(bits, [...inA]);
      const b = setOf(bits, [...inB]);
      const to = bits.take();
      const both = [...inA].filter((row) => inB.has(row));
      const onlyA = [...inA].filter((row) => !inB.has(row));
      const onlyB = [...inB].filter((row) => !inA.has(row));
      expect(bits.count(a)).toBe(inA.size);
      expect([...bits.countEach(a, a, 2)]).toEqual([inA.size, both.length]);
      bits.and(to, a, b);
      expect(membersOf(bits, to)).toEqual(ascending(both));
      expect([...bits.countEach(to, a, 3)]).toEqual([both.length, both.length, both.length]);
      bits.or(to, a, b);
      expect(membersOf(bits, to)).toEqual(ascending([...inA, ...onlyB]));
      bits.andNot(to, a, b);
      expect(membersOf(bits, to)).toEqual(ascending(onlyA));
      bits.xor(to, a, b);
      expect(membersOf(bits, to)).toEqual(ascending([...onlyA, ...onlyB]));
      expect([...inA].every((row) => bits.has(a, row))).toBe(true);
    }),
  );
});

it('gives no more sets than were asked for', () => {
  const bits = new BitSets(10, 1, 1);
  bits.take();
  expect(() => bits.take()).toThrow(RangeError);
});
