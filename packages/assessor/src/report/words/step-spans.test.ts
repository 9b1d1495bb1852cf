// SPDX-License-Identifier: Apache-2.0
import type { AssessedStep } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { samplePlatform, sampleRun } from '../testing/sample-runs.js';
import { stepSpans } from './step-spans.js';

function step(
  id: string,
  ms: number,
  exchanges: number,
  outcome: AssessedStep['outcome'] = 'passed',
): AssessedStep {
  return { id, title: id, phase: 'step', outcome, attempts: 1, ms, exchanges, shows: [] };
}

function runOf(steps: AssessedStep[], perBin: number[]) {
  const timeline = [{ service: 'identity', perBin }];
  return sampleRun('sample-run', samplePlatform('lab', 'zed'), { seconds: 10, steps, timeline });
}

const rounded = (spans: ReturnType<typeof stepSpans>) =>
  spans.map(({ from, to }) => [Math.round(from * 100) / 100, Math.round(to * 100) / 100]);

describe('stepSpans', () => {
  it('starts a step as late as its last call demands', () => {
    const perBin = [0, 0, 0, 0, 2, 0, 0, 3, 0, 0];
    expect(rounded(stepSpans(runOf([step('a', 1000, 2), step('b', 2000, 3)], perBin)))).toEqual([
      [0.3, 0.4],
      [0.5, 0.7],
    ]);
  });

  it('lays steps end to end where calls outside of steps blur the count', () => {
    const perBin = [9, 0, 0, 0, 2, 0, 0, 3, 0, 0];
    expect(rounded(stepSpans(runOf([step('a', 1000, 2), step('b', 2000, 3)], perBin)))).toEqual([
      [0, 0.1],
      [0.1, 0.3],
    ]);
  });

  it('shows nothing of a step that did not run, and keeps its number', () => {
    const spans = stepSpans(runOf([step('a', 0, 0, 'not run'), step('b', 2000, 0)], [0]));
    expect(spans.map(({ number }) => number)).toEqual([2]);
  });

  it('never leaves the run', () => {
    for (const { from, to } of stepSpans(runOf([step('a', 9000, 1), step('b', 4000, 1)], [0, 1, 1]))) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(1.0001);
    }
  });
});
