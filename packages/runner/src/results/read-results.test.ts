// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readResults, resultFile } from './read-results.js';

describe('the results of a suite', () => {
  let folder = '';
  let workdir = '';
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'results-')));
    workdir = join(folder, 'work');
    mkdirSync(workdir);
    writeFileSync(join(folder, 'ours.tap'), '1..1\nok 1 - a name that is ours\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const read = (name: string) => {
    const place = { tap: name };
    return readResults(place, resultFile(place, workdir, '').path);
  };

  it('are read from the file that the step names', () => {
    writeFileSync(join(workdir, 'mine.tap'), '1..1\nok 1 - passes\n');
    expect(read('mine.tap')).toMatchObject({ expected: 1, passed: 1 });
  });

  it('are read through no link, which could lead to a file that is not the recipe’s', () => {
    symlinkSync(join(folder, 'ours.tap'), join(workdir, 'link.tap'));
    symlinkSync(folder, join(workdir, 'folder'));
    for (const name of ['link.tap', 'folder/ours.tap']) {
      expect(() => read(name)).toThrow(expect.objectContaining({ code: 'RESULT_MISSING' }));
    }
  });
});
