// SPDX-License-Identifier: Apache-2.0
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from './replace-file.js';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-replace-'));
  file = join(folder, 'root.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is put in place', () => {
  it('keeps its mode, and leaves nothing beside it', async () => {
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    await replaceFile(file, 'new', [file]);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['root.json']);
  });

  it('writes over nothing that the command has not read', async () => {
    writeFileSync(file, 'somebody else’s');
    const write = replaceFile(file, 'new', [join(folder, 'other.json')]);
    await expect(write).rejects.toMatchObject({ code: 'CLI_FILE_EXISTS' });
    expect(readFileSync(file, 'utf8')).toBe('somebody else’s');
  });

  it('follows no link that somebody laid where it is written first', async () => {
    const precious = join(folder, 'precious');
    writeFileSync(precious, 'precious');
    symlinkSync(precious, join(folder, '.root.json.new'));
    await replaceFile(file, 'new', []);
    expect(readFileSync(precious, 'utf8')).toBe('precious');
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('goes where a link of the user’s own leads, and leaves the link', async () => {
    const real = join(folder, 'real.json');
    writeFileSync(real, 'old');
    symlinkSync(real, file);
    await replaceFile(file, 'new', [file]);
    expect(readFileSync(real, 'utf8')).toBe('new');
    expect(existsSync(join(folder, '.real.json.new'))).toBe(false);
  });

  it('is refused where its folder is not there', async () => {
    const write = replaceFile(join(folder, 'nowhere', 'root.json'), 'new', []);
    await expect(write).rejects.toMatchObject({ code: 'CLI_FILE_EXISTS' });
  });
});
