// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { scanProgress } from './scan-progress.js';

function shown(live: boolean, files: number): string {
  let written = '';
  const progress = scanProgress({ live, width: 60 }, (text) => (written += text));
  for (let done = 1; done <= files; done += 1) progress.seen({ pass: 'look', done, files });
  progress.stop();
  return written;
}

it('moves one line on a terminal, and wipes it at the end', () => {
  const lines = shown(true, 300).split('\r');
  expect(lines.at(-2)?.trim()).toBe('');
  expect(lines.some((line) => line.startsWith('  … reading  50 %  150 of 300 files'))).toBe(true);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(60);
});

it('writes about ten plain lines for a large tree in CI, and none for a small one', () => {
  const lines = shown(false, 12_345).split('\n').slice(0, -1);
  expect(lines.length).toBeGreaterThanOrEqual(9);
  expect(lines.length).toBeLessThanOrEqual(11);
  expect(lines[0]).toBe('  reading: 1235 of 12345 files');
  expect(shown(false, 200)).toBe('');
});
