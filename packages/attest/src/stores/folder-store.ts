// SPDX-License-Identifier: Apache-2.0
import { constants } from 'node:fs';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { LogStore } from '../log/log-store.js';
import { writeDurably } from './durable-file.js';
import { verifyResourcePath } from './resource-path.js';
import { tooLarge, unreadable, unwritable } from './store-refusal.js';

/** Where a folder log keeps what is not published: its database, its lock, files on their way. */
export const SEQUENCER_FOLDER = '.sequencer';

/** A log in a folder. Reading follows no link to a file and opens plain files alone; writing syncs file and folder. */
export function folderStore(folder: string): LogStore {
  return {
    async read(path, limit) {
      verifyResourcePath(path);
      const handle = await openPlain(folder, path);
      if (handle === undefined) return undefined;
      try {
        return await readBounded(handle, folder, path, limit);
      } finally {
        await handle.close();
      }
    },
    async write(path, bytes) {
      verifyResourcePath(path);
      try {
        await writeDurably(join(folder, path), bytes, join(folder, SEQUENCER_FOLDER, 'new'));
      } catch (error) {
        throw unwritable(folder, path, reason(error), error);
      }
    },
  };
}

/** A pipe would block and a device never end: O_NONBLOCK, and the check that follows. */
async function openPlain(folder: string, path: string): Promise<FileHandle | undefined> {
  try {
    return await open(join(folder, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw unreadable(folder, path, code === 'ELOOP' ? 'it is a link' : reason(error), error);
  }
}

async function readBounded(
  handle: FileHandle,
  folder: string,
  path: string,
  limit: number,
): Promise<Uint8Array> {
  const found = await handle.stat();
  if (!found.isFile()) throw unreadable(folder, path, 'it is no plain file');
  if (found.size > limit) throw tooLarge(folder, path, limit);
  const bytes = await readFile(handle);
  if (bytes.byteLength > limit) throw tooLarge(folder, path, limit);
  return bytes;
}

function reason(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
