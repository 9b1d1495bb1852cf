// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Output } from '../output.js';
import { createProgress } from './progress.js';

const nothing = (): void => {};

function progressOn(live: boolean): { written: string[]; progress: ReturnType<typeof createProgress> } {
  const written: string[] = [];
  const drained = (): Promise<void> => Promise.resolve();
  const output: Output = {
    text: nothing,
    json: nothing,
    drained,
    note: nothing,
    colour: false,
    live,
    width: 60,
  };
  return { written, progress: createProgress(output, (text) => void written.push(text)) };
}

describe('progress', () => {
  it('tells in plain lines how each step ended, its calls by service, and each unknown call', () => {
    const { written, progress } = progressOn(false);
    progress.stepBegins('copy', 'Copy a tree');
    progress.call('object-store', 'object-store:object.put', 'PUT /v1/a/b');
    progress.call('object-store', 'object-store:object.put', 'PUT /v1/a/c');
    progress.call('identity', null, 'GET /v9');
    progress.stepEnds('copy', 'failed', 1234, 'exit code 3');
    expect(written.join('')).toBe(
      [
        '    ? unknown call: GET /v9',
        '  ✗ copy                         failed       1.2 s  identity 1 · object-store 2  UNKNOWN 1',
        '      exit code 3',
        '',
      ].join('\n'),
    );
  });

  it('moves one line on a terminal, never wider than it, and wipes it', () => {
    const { written, progress } = progressOn(true);
    progress.stepBegins('copy', 'A very long title of a step '.repeat(5));
    for (let n = 0; n < 5; n += 1) progress.call('compute', 'compute:server.list', '');
    progress.stop();
    const lines = written.map((text) => text.replaceAll('\r', ''));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(60);
    expect(lines.at(-1)?.trim()).toBe('');
  });
});
