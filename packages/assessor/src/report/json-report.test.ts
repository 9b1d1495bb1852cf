// SPDX-License-Identifier: Apache-2.0
import { assessment as assessmentSchema } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { jsonReport } from './json-report.js';
import { sampleAssessment } from './testing/sample-assessment.js';

describe('jsonReport', () => {
  it('is one line of canonical JSON that reads back as the same assessment', () => {
    const text = jsonReport(sampleAssessment());
    expect(text.endsWith('}\n')).toBe(true);
    expect(text.indexOf('\n')).toBe(text.length - 1);
    expect(assessmentSchema.parse(JSON.parse(text))).toEqual(sampleAssessment());
  });

  it('does not depend on the order in which members were written', () => {
    const { solution, ...rest } = sampleAssessment();
    expect(jsonReport({ solution, ...rest })).toBe(jsonReport({ ...rest, solution }));
  });
});
