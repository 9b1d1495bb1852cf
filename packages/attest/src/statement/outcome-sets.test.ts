// SPDX-License-Identifier: Apache-2.0
import { OUTCOME_FIELDS, OUTCOMES, outcomeSets } from '@touchstone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPartition, sortByOutcome } from './outcome-sets.js';

const name = fc.stringMatching(/^[a-z0-9]{1,6}([.-][a-z0-9]{1,4}){0,2}$/);
const all = fc.uniqueArray(fc.record({ id: name, outcome: fc.constantFrom(...OUTCOMES) }), {
  selector: ({ id }) => id,
  maxLength: 40,
});

describe('names sorted by outcome', () => {
  it('are what was expected, each in exactly one of the other sets', () => {
    fc.assert(
      fc.property(all, (named) => {
        const sets = sortByOutcome(named, 'Steps');
        const { expected, ...others } = outcomeSets.parse(sets);
        const together = Object.values(others).flat();
        expect(new Set(together).size).toBe(together.length);
        expect(together.sort()).toEqual(expected);
        expect(expected).toEqual(named.map(({ id }) => id).sort());
        for (const { id, outcome } of named) expect(sets[OUTCOME_FIELDS[outcome]]).toContain(id);
        expect(isPartition(sets)).toBe(true);
      }),
    );
  });

  it('do not depend on the order in which they are given', () => {
    const two = all.chain((named) =>
      fc.tuple(fc.constant(named), fc.shuffledSubarray(named, { minLength: named.length })),
    );
    fc.assert(
      fc.property(two, ([a, b]) => {
        expect(sortByOutcome(a, 'x')).toEqual(sortByOutcome(b, 'x'));
      }),
    );
  });

  it('are refused where two are called the same: one could have failed behind the other', () => {
    fc.assert(
      fc.property(
        all.filter(({ length }) => length > 0),
        fc.nat(),
        (named, n) => {
          const twice = [...named, { id: named[n % named.length]!.id, outcome: 'passed' as const }];
          expect(() => sortByOutcome(twice, 'Steps')).toThrow(
            expect.objectContaining({ code: 'STATEMENT_DUPLICATE' }),
          );
        },
      ),
    );
  });

  it('are no partition once a name is missing, stands twice, is not expected, or out of order', () => {
    const sets = sortByOutcome(
      [
        { id: 'a', outcome: 'passed' },
        { id: 'b', outcome: 'passed' },
        { id: 'c', outcome: 'failed' },
      ],
      'x',
    );
    for (const change of [
      { failed: [] },
      { passed: ['a', 'b', 'c'] },
      { passed: ['a', 'b', 'd'] },
      { passed: ['b', 'a'] },
      { passed: ['a', 'a', 'b'] },
      { expected: ['a', 'b'] },
      { expected: ['a', 'c', 'b'] },
      { expected: ['a', 'b', 'c', 'c'], failed: ['c', 'c'] },
      { notRun: ['c'] },
    ]) {
      expect(isPartition({ ...sets, ...change }), JSON.stringify(change)).toBe(false);
    }
  });
});
