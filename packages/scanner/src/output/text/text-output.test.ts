// SPDX-License-Identifier: Apache-2.0
import { displayWidth } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { sampleScan } from '../sample-scan.js';
import { scanText } from './text-output.js';

/** What a stranger would write into a file's name or a call to make a report lie. */
const HOSTILE = [
  'tab\tnewline\nreturn\r null\u0000 escape\u001B[31mred bell\u0007 c1\u009B31m',
  'a\u202Egpj.exe\u202C b\u2066c\u2069',
  'zero\u200Bwidth\uFEFF separators\u2028\u2029 \uD800 half',
  '日本語 ümlaut 🚀 عربى עברית',
  'x'.repeat(300),
];

describe('scanText', () => {
  it('reads as this', () => {
    expect(scanText(sampleScan())).toMatchSnapshot();
  });

  it.each([72, 80, 100, 120])('keeps to %i columns', (width) => {
    for (const text of ['harbour', ...HOSTILE]) {
      const lines = scanText(sampleScan(text), { width }).split('\n');
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    }
  });

  it('says the same with and without colour', () => {
    const coloured = scanText(sampleScan(), { color: true });
    expect(coloured).toContain('\u001b[1m');
    // oxlint-disable-next-line no-control-regex -- takes the colours away again
    expect(coloured.replace(/\u001b\[[\d;]*m/g, '')).toBe(scanText(sampleScan()));
  });

  it.each(HOSTILE)('lets no stranger write to the terminal: %j', (hostile) => {
    const text = scanText(sampleScan(hostile), { width: 80 });
    // oxlint-disable-next-line no-control-regex -- looks for control characters
    expect(text.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  it('says plainly that nothing was found', () => {
    const none = { ...sampleScan(), services: [], operations: [], sdks: [], concerns: [], practices: [] };
    expect(scanText(none)).toContain('No call of an OpenStack service was found in its own code.');
    expect(scanText(none)).toContain('✓ none was found');
  });
});
