// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/**
 * Puts a file in place whole or not at all, and MUST NOT resolve before it would outlive a loss of power: the bytes are
 * synced, then the name (POSIX leaves a rename in memory until its folder is synced), then the names of new folders.
 */
export async function writeDurably(file: string, bytes: Uint8Array, temporaries: string): Promise<void> {
  await makeDurableFolder(dirname(file));
  await makeDurableFolder(temporaries);
  const temporary = join(temporaries, randomUUID());
  try {
    const handle = await open(temporary, 'wx', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/** Makes a folder and those above it, each synced into the one that it lies in. */
export async function makeDurableFolder(folder: string): Promise<void> {
  const made = await mkdir(resolve(folder), { recursive: true });
  if (made === undefined) return;
  for (let at = resolve(folder); at !== dirname(made); at = dirname(at)) await syncFolder(dirname(at));
}

/** Syncs a folder: the names in it outlive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
