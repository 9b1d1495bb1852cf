// SPDX-License-Identifier: Apache-2.0
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { isTouchstoneError } from '@touchstone/model';
import { folderStore, SEQUENCER_FOLDER } from '../stores/folder-store.js';
import { makeDurableFolder, writeDurably } from '../stores/durable-file.js';
import { unwritable } from '../stores/store-refusal.js';
import type { Log } from '../sequencer/log.js';
import { logMissing } from '../sequencer/log-missing.js';
import type { OpenLogOptions } from '../sequencer/open-log.js';
import type { LogDatabase } from '../sequencer/open-database.js';
import type { SignedJournal } from '../sequencer/sequencer-world.js';
import { lockFolder, type FolderLock } from './folder-lock.js';
import { readIfThere } from './read-if-there.js';

export interface FolderLogOptions extends Pick<OpenLogOptions, 'signer' | 'clock' | 'cosign' | 'create'> {
  /** A PostgreSQL that several processes share; without it the log has a database of its own in the folder. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Opens a log in a folder to append to it, or makes it. With a database of its own one process has the log at a time.
 * Throws LOG_MISSING, LOG_BUSY and what openLog throws.
 */
export async function openFolderLog(folder: string, options: FolderLogOptions): Promise<Log> {
  const { databaseUrl, ...rest } = options;
  const own = join(folder, SEQUENCER_FOLDER);
  const journal = folderJournal(own);
  const store = folderStore(folder);
  if (options.create !== true && (await readIfThere(join(folder, 'checkpoint'))) === undefined) {
    if (databaseUrl === undefined && (await journal.read()) === undefined) throw logMissing(`in ${folder}`);
  }
  // Databases are large, and who verifies needs none: they are loaded here and not before.
  if (databaseUrl !== undefined) {
    const { openPostgres } = await import('../sequencer/open-database.js');
    return opened(await openPostgres(databaseUrl), { ...rest, store });
  }
  const lock = await prepareFolder(folder, own);
  try {
    const { verifyHeld } = lock;
    const { openFolderDatabase } = await import('./folder-database.js');
    return await opened(await openFolderDatabase(own), { ...rest, store, journal, verifyHeld }, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function prepareFolder(folder: string, own: string): Promise<FolderLock> {
  try {
    await makeDurableFolder(own);
    // PGlite makes files that everyone may write to: the folder around them is for its owner alone.
    await chmod(own, 0o700);
    const lock = await lockFolder(own);
    // Nothing of it belongs into a repository that the log's tiles are kept in.
    if ((await readIfThere(join(own, '.gitignore'))) === undefined)
      await writeDurably(join(own, '.gitignore'), Buffer.from('*\n'), join(own, 'new'));
    return lock;
  } catch (error) {
    if (isTouchstoneError(error)) throw error;
    throw unwritable(folder, SEQUENCER_FOLDER, (error as NodeJS.ErrnoException).code ?? String(error), error);
  }
}

async function opened(
  database: LogDatabase,
  options: Omit<OpenLogOptions, 'database'>,
  lock?: FolderLock,
): Promise<Log> {
  const { openLog } = await import('../sequencer/open-log.js');
  try {
    const log = await openLog({ ...options, database });
    return { ...log, close: () => log.close().finally(() => lock?.release()) };
  } catch (error) {
    await database.destroy().catch(() => {});
    throw error;
  }
}

function folderJournal(folder: string): SignedJournal {
  const file = join(folder, 'signed');
  return {
    read: () => readIfThere(file),
    write: (note) => writeDurably(file, note, join(folder, 'new')),
  };
}
