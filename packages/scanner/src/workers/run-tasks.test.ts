// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lane } from './lane.js';
import { createLanes } from './run-tasks.js';
import type { Looked, LookFile, Task, Told } from './tasks.js';

/** A lane that breaks at some files, and takes as many turns as it is told. */
function fakeLane(breaks: ReadonlySet<string>, turns: (path: string) => number, told: Told[] = []): Lane {
  let isBroken = false;
  return {
    tell: (one) => void told.push(one),
    async run(task: Task) {
      if (isBroken) throw new Error('a broken lane was used again');
      const results: Looked[] = [];
      for (const [at, { path }] of task.files.entries()) {
        for (let turn = 0; turn < turns(path); turn += 1) await Promise.resolve();
        if (breaks.has(path)) {
          isBroken = true;
          return { kind: 'broken', at, reason: 'crashed' };
        }
        results.push({ kind: 'skipped', reason: path });
      }
      return { kind: 'done', result: { kind: 'look', results } };
    },
    close: async () => {},
  };
}

const fileAt = (at: number): LookFile => ({
  path: `file-${at}`,
  bytes: 1,
  at: { file: '', offset: 0 },
  origin: 'product',
});
const look = (files: readonly LookFile[]): Task => ({ kind: 'look', files });

describe('createLanes', () => {
  it('loses only the files that break a lane, and gives all others in order, whoever is quicker', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        sizes,
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(40)),
        fc.nat(),
        async (list, count, broken, seed) => {
          let next = 0;
          const batches = list.map((size) => Array.from({ length: size }, () => fileAt(next++)));
          const breaks = new Set(broken.map((at) => `file-${at}`));
          const turns = (path: string): number => (path.length * 7 + seed) % 11;
          const lanes = createLanes(count, () => fakeLane(breaks, turns));
          const seen: string[] = [];
          await lanes.run<LookFile, Looked>(batches, look, (file, outcome) => {
            const isBroken = outcome.kind === 'broken';
            expect(isBroken).toBe(breaks.has(file.path));
            if (outcome.kind === 'done')
              expect(outcome.result).toEqual({ kind: 'skipped', reason: file.path });
            seen.push(file.path);
          });
          expect(seen).toEqual(batches.flat().map(({ path }) => path));
        },
      ),
    );
  });

  it('tells a lane that is made later all that was told before', async () => {
    const told: Told[][] = [];
    const lanes = createLanes(1, () => {
      const mine: Told[] = [];
      told.push(mine);
      return fakeLane(new Set(['file-0']), () => 0, mine);
    });
    const project: Told = { kind: 'project', project: { paths: [], sdks: ['a'], dependencies: [] } };
    lanes.warm();
    lanes.tell(project);
    await lanes.run<LookFile, Looked>([[fileAt(0), fileAt(1)]], look, () => {});
    expect(told).toEqual([[project], [project]]);
  });

  it('gives up on the first refusal', async () => {
    const refusing = (): Lane => ({
      ...fakeLane(new Set(), () => 0),
      run: () => Promise.reject(new Error('refused')),
    });
    const lanes = createLanes(2, refusing);
    await expect(lanes.run<LookFile, Looked>([[fileAt(0)], [fileAt(1)]], look, () => {})).rejects.toThrow(
      'refused',
    );
    await lanes.close();
  });
});
