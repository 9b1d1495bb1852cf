// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResourceTable } from './resource-table.js';

describe('the table of resources', () => {
  it('remembers of each key what was put there, as a map would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.integer({ min: 1, max: 255 }))), (puts) => {
        const table = new ResourceTable();
        const map = new Map<string, number>();
        for (const [key, mark] of puts) {
          table.marks[table.slot('compute:server', key)] = mark;
          map.set(key, mark);
        }
        expect(table.size).toBe(map.size);
        for (const [key, mark] of map) expect(table.marks[table.find('compute:server', key)]).toBe(mark);
      }),
    );
  });

  it('takes no two of 200,000 ids for one, and keeps what it knows while it grows', () => {
    const table = new ResourceTable();
    const TYPES = ['compute:server', 'network:port'] as const;
    const keyOf = (number: number): string =>
      `${number.toString(16).padStart(8, '0')}-1111-4222-8333-444455556666`;
    for (let number = 0; number < 200_000; number += 1) {
      const at = table.slot(TYPES[number % 2]!, keyOf(number >> 1));
      table.marks[at] = number % 256;
      table.numbers[at] = number * 20_000;
    }
    expect(table.size).toBe(200_000);
    expect(table.find(TYPES[0], keyOf(100_000))).toBe(-1);
    for (let number = 0; number < 200_000; number += 997) {
      const at = table.find(TYPES[number % 2]!, keyOf(number >> 1));
      expect([table.marks[at], table.numbers[at]]).toEqual([number % 256, number * 20_000]);
    }
  });
});
