// SPDX-License-Identifier: Apache-2.0
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import {
  makeFolderInside,
  measureFile,
  readIndex,
  type RecordingMember,
  removeBundle,
  removeInside,
  storedBytes,
  writeInside,
} from '@touchstone/attest';
import { TouchstoneError } from '@touchstone/model';

/** What certify itself writes beside a bundle. */
export const REPORT_FILES = {
  html: 'report.html',
  text: 'report.txt',
  md: 'report.md',
  junit: 'junit.xml',
} as const;

/** The folder in which recordings grow; whatever a crash leaves in it can still be read with `touchstone har`. */
export const RUNNING = 'running';

/**
 * Makes the folder for a bundle ready. Throws CLI_OUT_NOT_EMPTY where it holds something that is not ours, CLI_FILE_EXISTS
 * where a link is in the way, and PAPER_* where its bundle.json is none of ours: before the run, not after it.
 */
export async function prepareOutFolder(out: string): Promise<string> {
  const ours = new Set<string>(['bundle.json', RUNNING, ...Object.values(REPORT_FILES)]);
  const found = await readdir(out).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [] as string[];
    throw notOurs(out);
  });
  if (found.length > 0 && !found.some((name) => ours.has(name))) throw notOurs(out);
  await readIndex(out);
  await makeFolderInside(out, RUNNING);
  for (const name of await readdir(join(out, RUNNING))) {
    if (!name.endsWith('.ndjson.gz')) throw notOurs(join(out, RUNNING));
    await removeInside(out, `${RUNNING}/${name}`);
  }
  return join(out, RUNNING);
}

function notOurs(folder: string): TouchstoneError {
  return new TouchstoneError(
    'CLI_OUT_NOT_EMPTY',
    `${folder} is no folder, or not empty, and what is in it is no bundle.`,
    {
      hint: 'Name a new folder with --out.',
    },
  );
}

/**
 * Puts the recordings of evidence where the bundle has them, in place of an older bundle, which may be the one that they
 * come from: they are copied before it is removed.
 * Throws BUNDLE_DIGEST where one has changed meanwhile.
 */
export async function moveRecordings(
  out: string,
  recordings: readonly RecordingMember[],
): Promise<readonly RecordingMember[]> {
  const copies: string[] = [];
  for (const recording of recordings) {
    const path = `${RUNNING}/${basename(recording.path)}`;
    await writeInside(out, path, 'bytes' in recording ? recording.bytes : storedBytes(recording));
    copies.push(join(out, path));
  }
  return storeRecordings(out, await placeRecordings(out, copies));
}

/** Recordings of a bundle's folder as its members. */
export function storeRecordings(out: string, paths: readonly string[]): Promise<readonly RecordingMember[]> {
  return Promise.all(
    paths.map(async (path) => ({ path, file: join(out, path), ...(await measureFile(join(out, path))) })),
  );
}

/** Puts finished recordings where the bundle has them, in place of an older bundle. Gives their new places. */
export async function placeRecordings(out: string, files: readonly string[]): Promise<readonly string[]> {
  await removeBundle(out);
  await makeFolderInside(out, 'recordings');
  const placed: string[] = [];
  for (const file of files) {
    const path = `recordings/${basename(file)}`;
    await rename(file, join(out, path));
    placed.push(path);
  }
  await rm(join(out, RUNNING), { recursive: true, force: true });
  return placed;
}
