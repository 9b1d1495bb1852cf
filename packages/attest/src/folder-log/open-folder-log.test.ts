// SPDX-License-Identifier: Apache-2.0
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fsckLog } from '../fsck/fsck-log.js';
import { createNoteKey, parseNoteSigner } from '../note/note-signer.js';
import { folderStore } from '../stores/folder-store.js';
import { certificateEntry } from '../testing/log-entries.js';
import { openFolderLog } from './open-folder-log.js';

// Making PGlite's database takes seconds, and more on a machine that is busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const signer = parseNoteSigner(createNoteKey('log.example.org/folder').signer);
let place: string;
let folder: string;
beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'touchstone-folder-log-'));
  folder = join(place, 'log');
  const log = await openFolderLog(folder, { signer, clock: Date.now, create: true });
  await log.append([certificateEntry('a'), certificateEntry('b')]);
  await log.close();
});
afterAll(() => rm(place, { recursive: true, force: true }));
const open = (at = folder) => openFolderLog(at, { signer, clock: Date.now });

it('keeps what is not published apart, out of reach of a repository', async () => {
  expect((await readdir(folder)).sort()).toEqual(['.sequencer', 'checkpoint', 'tile']);
  expect(await readFile(join(folder, '.sequencer', '.gitignore'), 'utf8')).toBe('*\n');
  expect((await stat(join(folder, '.sequencer'))).mode & 0o777).toBe(0o700);
});

it('is opened by one process at a time', async () => {
  const log = await open();
  await expect(open()).rejects.toMatchObject({ code: 'LOG_BUSY' });
  await log.close();
  await (await open()).close();
});

it('makes nothing where there is no log', async () => {
  await expect(open(join(place, 'none'))).rejects.toMatchObject({ code: 'LOG_MISSING' });
  expect(await readdir(place)).toEqual(['log']);
});

it('goes on from a clone, which has the tiles alone', async () => {
  const clone = join(place, 'clone');
  await cp(folder, clone, { recursive: true, filter: (path) => !path.includes('.sequencer') });
  const log = await open(clone);
  expect(
    (await log.append([certificateEntry('b'), certificateEntry('c')])).map(({ index }) => index),
  ).toEqual([1, 2]);
  await log.close();
  expect(await fsckLog(folderStore(clone), { key: signer.verifier.vkey })).toMatchObject({
    size: 3,
    problems: [],
  });
  await rm(clone, { recursive: true });
});

it('goes on where its database is in pieces, and where it was never made to the end', async () => {
  const database = join(folder, '.sequencer', 'database');
  await writeFile(join(database, 'global', 'pg_control'), 'in pieces');
  const log = await open();
  expect(await log.append([certificateEntry('a')])).toMatchObject([{ index: 0, fresh: false }]);
  await log.close();
  await rm(join(folder, '.sequencer', 'database.ready'));
  await rm(join(database, 'PG_VERSION'));
  const again = await open();
  expect(await again.append([certificateEntry('d')])).toMatchObject([{ index: 2, fresh: true }]);
  await again.close();
});
