// SPDX-License-Identifier: Apache-2.0
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prepareOutFolder } from './out-folder.js';

let place = '';
let folder = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'touchstone-out-'));
  folder = join(place, 'bundle');
  mkdirSync(folder);
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

describe('the folder for a bundle', () => {
  it('is refused before the run where its bundle.json is none of ours', async () => {
    writeFileSync(join(folder, 'bundle.json'), '{"format":"a browser extension"}');
    await expect(prepareOutFolder(folder)).rejects.toMatchObject({ code: 'PAPER_FIELD' });
  });

  it("keeps what is not a recording in somebody's own folder of the name that we use", async () => {
    mkdirSync(join(folder, 'running', 'shoes'), { recursive: true });
    await expect(prepareOutFolder(folder)).rejects.toMatchObject({ code: 'CLI_OUT_NOT_EMPTY' });
    expect(existsSync(join(folder, 'running', 'shoes'))).toBe(true);
  });
});
