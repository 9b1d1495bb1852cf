// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { describe, expect, it } from 'vitest';
import { tellDefects } from './tell-defects.js';

describe('what readers are told nothing of', () => {
  it('is told once a minute as long as it stays the same', () => {
    const notes: string[] = [];
    let now = 0;
    const tell = tellDefects({ note: (text) => void notes.push(text) }, () => now);
    const gone = new TouchstoneError('REGISTRY_DATABASE', 'The database is gone.');
    for (now = 0; now < 120_000; now += 1000) tell(gone);
    tell(new TypeError('another thing'));
    expect(notes).toEqual([
      'Something went wrong: The database is gone. [REGISTRY_DATABASE]',
      'Something went wrong: The database is gone. [REGISTRY_DATABASE]',
      expect.stringContaining('TypeError: another thing\n    at '),
    ]);
  });
});
