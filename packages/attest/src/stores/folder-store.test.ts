// SPDX-License-Identifier: Apache-2.0
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeLogStore } from '../testing/store-contract.js';
import { folderStore } from './folder-store.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'touchstone-store-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describeLogStore('a folder', async () => {
  const place = join(folder, 'new', 'log');
  return { store: folderStore(place), again: folderStore(place), close: async () => {} };
});

it('a link, a pipe or a folder in the place of a resource is refused, and nothing waits for it', async () => {
  const place = join(folder, 'odd');
  await mkdir(join(place, 'tile', '0', '000'), { recursive: true });
  await writeFile(join(folder, 'secret'), 'of another');
  await symlink(join(folder, 'secret'), join(place, 'checkpoint'));
  execFileSync('mkfifo', [join(place, 'tile', '0', '001')]);
  const store = folderStore(place);
  for (const path of ['checkpoint', 'tile/0/000', 'tile/0/001'])
    await expect(store.read(path, 100)).rejects.toMatchObject({ code: 'LOG_UNREADABLE' });
});

it('a write that fails leaves no file behind, neither in place nor on its way', async () => {
  const place = join(folder, 'blocked');
  await mkdir(place);
  await writeFile(join(place, 'tile'), 'a file where a folder is to be');
  await expect(folderStore(place).write('tile/0/000', Uint8Array.of(1))).rejects.toMatchObject({
    code: 'LOG_UNWRITABLE',
  });
  await mkdir(join(place, 'checkpoint'));
  await expect(folderStore(place).write('checkpoint', Uint8Array.of(1))).rejects.toMatchObject({
    code: 'LOG_UNWRITABLE',
  });
  expect(await readdir(join(place, '.sequencer', 'new'))).toEqual([]);
});
