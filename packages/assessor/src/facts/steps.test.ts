// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { everyStepPassed } from './run-facts.js';
import { carry, goodRun, RecordingBuilder } from '../testing/recording-builder.js';
import { factsOf } from '../testing/view.js';

function outcomes(builder: RecordingBuilder): Record<string, string> {
  return Object.fromEntries(factsOf(builder.end()).shown.steps.map((step) => [step.id, step.outcome]));
}
const run = () => new RecordingBuilder().step('prepare', 'setup');

describe('the steps of a run', () => {
  it('are those of the recipe, whether they ran or not', () => {
    expect(outcomes(run())).toEqual({ prepare: 'passed', carry: 'not run', tidy: 'not run' });
  });

  it('hold what the recording expected and the manifest no longer names', () => {
    const builder = new RecordingBuilder({ expected: ['carry', 'weigh'] });
    expect(outcomes(builder)['weigh']).toBe('not run');
  });

  it('are flaky when they passed on a retry, and the flake is a finding', () => {
    const builder = run()
      .step('carry', 'step', carry, { outcome: 'failed', exit: { code: 1, signal: null } })
      .step('carry', 'step', carry, { attempt: 2 })
      .step('tidy', 'teardown');
    const facts = factsOf(builder.end());
    expect(facts.shown.steps[1]).toMatchObject({ outcome: 'flaky', attempts: 2 });
    expect(everyStepPassed(facts)).toBe(true);
  });

  it('could not be told when they began and the recording lacks their end', () => {
    const recording = run().step('carry', 'step').end();
    const lines = recording.lines.filter((line) => line.kind !== 'step-end' || line.step !== 'carry');
    const step = factsOf({ ...recording, lines }).shown.steps[1];
    expect(step?.outcome).toBe('could not tell');
  });

  it.each([
    [{ expected: 3, passed: 3, failed: [], skipped: [] }, 'passed'],
    [{ expected: 3, passed: 2, failed: [], skipped: ['a'] }, 'passed'],
    [{ expected: 3, passed: 2, failed: ['b'], skipped: [] }, 'failed'],
    [{ expected: 3, passed: 2, failed: [], skipped: [] }, 'failed'],
    [{ expected: 3, passed: 0, failed: [], skipped: ['a', 'b', 'c'] }, 'skipped'],
    [{ expected: 0, passed: 0, failed: [], skipped: [] }, 'skipped'],
  ])('are judged by their tests, too: %o is %s', (tests, outcome) => {
    expect(outcomes(run().step('carry', 'step', carry, { tests }))['carry']).toBe(outcome);
  });

  it('show what they say only by calls that the cloud accepted in them', () => {
    const honest = factsOf(goodRun().end()).shown.steps[1];
    expect(honest?.shows.every((one) => one.seen)).toBe(true);
    const idle = factsOf(goodRun({}, (builder) => builder.signIn()).end()).shown.steps[1];
    expect(idle?.shows.some((one) => one.seen)).toBe(false);
  });
});
