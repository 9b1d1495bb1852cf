// SPDX-License-Identifier: Apache-2.0
import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import { measureFile } from './member.js';

/**
 * Files below a folder that a stranger may have filled: no link is followed below it, neither to read what lies elsewhere
 * nor to overwrite it, and nothing but plain files of a bounded size is opened (a pipe would block, a device never end).
 */

/**
 * The bytes of a plain file below a folder; undefined where there is none: absent, a link on the way, no plain file, or
 * larger than `limit` bytes.
 */
export async function readInside(folder: string, path: string, limit: number): Promise<Buffer | undefined> {
  if (!(await isReal(folder, path))) return undefined;
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const handle = await open(join(folder, path), flags).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    return await readPlain(handle, limit);
  } finally {
    await handle.close();
  }
}

async function readPlain(handle: FileHandle, limit: number): Promise<Buffer | undefined> {
  const found = await handle.stat();
  if (!found.isFile() || found.size > limit) return undefined;
  const bytes = await handle.readFile();
  return bytes.byteLength > limit ? undefined : bytes;
}

/** Digest and size of such a file, which is read but not held; undefined where there is none. */
export async function storedInside(
  folder: string,
  path: string,
  limit: number,
): Promise<{ readonly digest: string; readonly size: number } | undefined> {
  if (!(await isReal(folder, path)) || (await lstat(join(folder, path))).size > limit) return undefined;
  return measureFile(join(folder, path));
}

/** Writes a file below a folder anew, making the folders on the way. Throws BUNDLE_PATH_TAKEN where a link is on it. */
export async function writeInside(
  folder: string,
  path: string,
  bytes: Uint8Array | string | AsyncIterable<Uint8Array>,
): Promise<void> {
  const segments = path.split('/');
  await makeFolderInside(folder, segments.slice(0, -1).join('/'));
  const file = join(folder, path);
  await rm(file, { force: true });
  const handle = await open(file, 'wx');
  try {
    await writeFile(handle, bytes);
  } finally {
    await handle.close();
  }
}

/** Makes the folders of a path below a folder. Throws BUNDLE_PATH_TAKEN where one of them is a link or no folder. */
export async function makeFolderInside(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  let at = folder;
  for (const segment of path.split('/').filter((one) => one !== '')) {
    at = join(at, segment);
    await mkdir(at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    if ((await lstat(at)).isDirectory()) continue;
    throw new TouchstoneError('BUNDLE_PATH_TAKEN', `${at} is a link or a file where a folder is to be.`, {
      hint: 'Name a new folder with --out.',
      details: { path: at },
    });
  }
}

/** Removes a plain file below a folder; what is reached by a link, and what is no plain file, stays. */
export async function removeInside(folder: string, path: string): Promise<void> {
  if (await isReal(folder, path)) await rm(join(folder, path), { force: true });
}

/** Whether a path below a folder leads to a plain file, through no link. */
async function isReal(folder: string, path: string): Promise<boolean> {
  try {
    const [root, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    return real === join(root, path) && (await lstat(real)).isFile();
  } catch {
    return false;
  }
}
