// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { HOSTILE_STRINGS } from '../testing/hostile-strings.js';
import { replaceStrings } from '../testing/replace-strings.js';
import { sampleAssessment } from '../testing/sample-assessment.js';
import { displayWidth } from '@touchstone/model';
import { textReport } from './text-report.js';

describe('textReport', () => {
  it('reads as this', () => {
    expect(textReport(sampleAssessment())).toMatchSnapshot();
  });

  // Commands stay whole, to be copied.
  it.each([80, 90, 100])('keeps to %i columns and about a screen of lines', (width) => {
    const lines = textReport(sampleAssessment(), { width })
      .split('\n')
      .filter((line) => !line.startsWith('  $ '));
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    expect(lines.length).toBeLessThanOrEqual(90);
  });

  it('says the same with and without colour', () => {
    const coloured = textReport(sampleAssessment(), { color: true });
    expect(coloured).toContain('\u001b[32m');
    // oxlint-disable-next-line no-control-regex -- takes the colours away again
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(textReport(sampleAssessment()));
  });

  it.each(HOSTILE_STRINGS)('lets no stranger write to the terminal: %j', (hostile) => {
    const assessment = replaceStrings(() => hostile);
    const text = textReport(assessment, { width: 80 });
    // oxlint-disable-next-line no-control-regex -- looks for control characters
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });
});
