// SPDX-License-Identifier: Apache-2.0
import type { AssessedRun, Assessment } from '@touchstone/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairRuns, runPlace } from './run-place.js';

const run = (
  recording: string,
  release: string | null,
  purpose: AssessedRun['purpose'] = 'certify',
): AssessedRun =>
  ({ recording, purpose, platform: { kind: 'lab', name: 'lab', release: { name: release } } }) as AssessedRun;
const of = (runs: readonly AssessedRun[]): Assessment => ({ runs }) as unknown as Assessment;

it('pairs the very same recording first, whatever comes before it', () => {
  const [old, same, fresh] = [run('old', 'zed'), run('same', 'zed'), run('fresh', 'zed')];
  const { pairs, onlyA, onlyB } = pairRuns(of([old, same]), of([same, fresh]));
  expect(pairs.map(({ a, b }) => [a.recording, b.recording])).toEqual([
    ['same', 'same'],
    ['old', 'fresh'],
  ]);
  expect([...onlyA, ...onlyB]).toEqual([]);
});

it('has every run once, and pairs only runs of one place', () => {
  const runs = fc
    .uniqueArray(fc.integer({ max: 20, min: 0 }))
    .chain((ids) =>
      fc.tuple(
        ...ids.map((id) =>
          fc
            .tuple(fc.constantFrom('zed', '2026.2', null), fc.constantFrom('certify', 'least-privilege'))
            .map(([release, purpose]) => run(`r${id}`, release, purpose as AssessedRun['purpose'])),
        ),
      ),
    );
  fc.assert(
    fc.property(runs, runs, (a, b) => {
      const { pairs, onlyA, onlyB } = pairRuns(of(a), of(b));
      const sorted = (all: readonly AssessedRun[]): string[] =>
        all.map(({ recording }) => recording).toSorted();
      expect(sorted([...pairs.map((pair) => pair.a), ...onlyA])).toEqual(sorted(a));
      expect(sorted([...pairs.map((pair) => pair.b), ...onlyB])).toEqual(sorted(b));
      for (const pair of pairs)
        expect([runPlace(pair.a), runPlace(pair.b)]).toEqual([pair.place, pair.place]);
      const left = new Set(onlyB.map(runPlace));
      expect(onlyA.filter((one) => left.has(runPlace(one)))).toEqual([]);
    }),
  );
});
