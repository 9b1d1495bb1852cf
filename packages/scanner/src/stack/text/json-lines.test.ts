// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readJsonLines } from './json-lines.js';

describe('JSON by its lines', () => {
  it('gives each value its keys and its line', () => {
    expect(readJsonLines('{\n "a": {"b": [1,\n {"c": "x\\"y"}]},\n "d": true\n}')).toEqual([
      { line: 2, keys: ['a', 'b', '[0]'], value: '1' },
      { line: 3, keys: ['a', 'b', '[1]', 'c'], value: 'x"y' },
      { line: 4, keys: ['d'], value: 'true' },
    ]);
  });

  it('reads what is broken as far as it goes, and no deeper than it should', () => {
    expect(readJsonLines('{"a": 1, "b": [').map(({ value }) => value)).toEqual(['1']);
    expect(readJsonLines('['.repeat(100_000))).toEqual([]);
  });
});
