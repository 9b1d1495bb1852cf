// SPDX-License-Identifier: Apache-2.0
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildWordTree, findWord } from './word-tree.js';

const letters = fc.constantFrom('a', 'b', 'c', '-', 'é');
const word = fc.array(letters, { minLength: 1, maxLength: 6 }).map((list) => list.join(''));

describe('findWord', () => {
  it('finds in a path what a map finds for the segment', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 20 }), fc.array(word), (words, others) => {
        const map = new Map(words.map((one, number) => [one, number] as const));
        const tree = buildWordTree(map);
        for (const segment of [...words, ...others]) {
          const path = `/v1/${segment}/further`;
          expect(findWord(tree, path, 4, path.length)?.value).toBe(map.get(segment));
          expect(findWord(tree, `/v1/${segment}`, 4, 4 + segment.length)?.value).toBe(map.get(segment));
        }
      }),
    );
  });

  it('reads no letter behind the end that it is told', () => {
    const tree = buildWordTree(new Map([['servers', 1]]));
    expect(findWord(tree, '/servers.json', 1, 8)).toMatchObject({ value: 1, length: 7 });
    expect(findWord(tree, '/servers', 1, 7)).toBeUndefined();
  });
});
