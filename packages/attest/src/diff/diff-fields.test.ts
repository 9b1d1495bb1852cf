// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffFields } from './diff-fields.js';
import { diffSets } from './diff-sets.js';

describe('the fields that differ', () => {
  it('are none exactly where two papers say the same', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        expect(diffFields(a, a)).toEqual([]);
        expect(diffFields(a, b).length === 0).toBe(canonicalJson(a) === canonicalJson(b));
      }),
    );
  });

  it('are named by their deepest path, with what each says', () => {
    const a = { solution: { version: '1', tags: ['x', 'y'] }, source: null };
    const b = { solution: { version: '2', tags: ['x'] }, claims: {} };
    expect(diffFields(a, b)).toEqual([
      { field: 'solution.version', a: '"1"', b: '"2"' },
      { field: 'solution.tags.1', a: '"y"', b: null },
      { field: 'source', a: 'null', b: null },
      { field: 'claims', a: null, b: '{}' },
    ]);
  });

  it('are cut where they are long', () => {
    expect(diffFields({ script: 'x'.repeat(1000) }, {})[0]?.a).toHaveLength(201);
  });
});

describe('two sets of names', () => {
  it('are told apart completely: every name is in one list, or the same in both', () => {
    const names = fc
      .dictionary(fc.string(), fc.integer({ max: 3 }))
      .map((one) => new Map(Object.entries(one)));
    fc.assert(
      fc.property(names, names, (a, b) => {
        const { onlyA, onlyB, changed } = diffSets(a, b);
        for (const name of new Set([...a.keys(), ...b.keys()])) {
          const where = [onlyA, onlyB, changed].map((list) => list.filter((one) => one === name).length);
          const same = a.get(name) === b.get(name) && a.has(name) === b.has(name);
          expect(where).toEqual(
            same ? [0, 0, 0] : [+!b.has(name), +!a.has(name), +(a.has(name) && b.has(name))],
          );
        }
      }),
    );
  });
});
