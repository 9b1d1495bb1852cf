// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { assess } from '../assess.js';
import { inputOf } from '../testing/papers.js';
import { carry, goodRun, RecordingBuilder } from '../testing/recording-builder.js';

const copy = (builder: RecordingBuilder, status: number) =>
  builder.call('COPY', '/v1/AUTH_a/b/c', 'object-store:object.copy', { status });

function assessed(inSetup: number, inStep: number) {
  const free = goodRun({}, (builder) => {
    carry(builder);
    copy(builder, 201);
  });
  const bound = new RecordingBuilder({
    run: 'run-limited',
    purpose: 'least-privilege',
    credential: { kind: 'application_credential', scratch: true, roles: ['member'], accessRules: 4 },
  })
    .step('prepare', 'setup', (builder) => copy(builder, inSetup))
    .step(
      'carry',
      'step',
      (builder) => {
        carry(builder);
        copy(builder, inStep);
      },
      { outcome: 'failed' },
    )
    .step('tidy', 'teardown')
    .inventory('after-teardown');
  return assess(inputOf([free.end(), bound.end()]));
}
const verdict = (assessment: ReturnType<typeof assessed>) =>
  assessment.criteria.find((one) => one.id === 'least-privilege')?.verdict;

describe('a method that no access rule can name', () => {
  it('excuses the step in which it was refused, and no other', () => {
    expect(verdict(assessed(201, 401))).toBe('could not tell');
    expect(verdict(assessed(401, 201))).toBe('failed');
  });
  it('is not advised to be put into the rules', () => {
    const finding = assessed(401, 401).findings.find((one) => one.id === 'refused-under-rules');
    expect(finding?.mend).toBe(
      'No access rule can allow COPY: use another method where the API offers one, or do without it.',
    );
  });
});
