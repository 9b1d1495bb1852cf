// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecording } from '../../format/read-recording.js';
import { ENGINES } from '../../testing/engines.js';
import { TORTURE_CASES } from './cases/torture-cases.js';
import { runCase } from './run-case.js';
import { startTortureBench, type TortureBench } from './torture-bench.js';
import { expectationOf } from './torture-case.js';

it('has more than two hundred cases, each with a name of its own', () => {
  const names = TORTURE_CASES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(200);
});

describe.each(ENGINES)('the engine on %s, tortured,', (name, engine) => {
  let bench: TortureBench;
  beforeAll(async () => {
    bench = await startTortureBench(engine);
  });
  afterAll(() => bench.remove());

  it.each(TORTURE_CASES.map((one) => [one.name, one] as const))('stands %s', async (_, one) => {
    const expected = expectationOf(one, name, false);
    const wrong = await runCase(bench, one, { expect: expected, slicing: 'whole' });
    expect(wrong, [one.rule, ...wrong].join('\n')).toEqual([]);
  });

  it('leaves a recording that is whole, with a line of every exchange', async () => {
    await bench.finish();
    const { integrity, exchanges } = await readRecording(bench.recording);
    expect(integrity.state, integrity.why).toBe('complete');
    expect(exchanges.length).toBe(bench.lines.length);
  });
});
