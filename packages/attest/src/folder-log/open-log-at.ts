// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Log } from '../sequencer/log.js';
import { parseLogPlace } from '../stores/log-place.js';
import { openStore, type StoreWorld } from '../stores/open-store.js';
import { openFolderLog, type FolderLogOptions } from './open-folder-log.js';

/**
 * Opens a log to append to it, wherever it is kept: in a folder, or in an object store beside a PostgreSQL.
 * Throws LOG_PLACE, LOG_PLACE_CONFIG and what openFolderLog throws.
 */
export async function openLogAt(where: string, options: FolderLogOptions, world: StoreWorld): Promise<Log> {
  const place = parseLogPlace(where);
  if (place.kind === 'folder') return openFolderLog(place.folder, options);
  if (place.kind === 'url') {
    throw new TouchstoneError('LOG_PLACE', `${where} can be read alone: a log is not written by its URL.`, {
      hint: 'Name the folder or the object store that it is kept in, or publish to its registry.',
    });
  }
  const { databaseUrl, ...rest } = options;
  if (databaseUrl === undefined) {
    throw new TouchstoneError('LOG_PLACE_CONFIG', `A log in ${place.kind}:// needs a PostgreSQL beside it.`, {
      hint: 'Set DATABASE_URL: an object store alone cannot keep two processes from signing two histories.',
    });
  }
  const store = await openStore(place, world);
  try {
    const [{ openLog }, { openPostgres }] = await Promise.all([
      import('../sequencer/open-log.js'),
      import('../sequencer/open-database.js'),
    ]);
    const database = await openPostgres(databaseUrl);
    const log = await openLog({ ...rest, store, database }).catch(async (error: unknown) => {
      await database.destroy();
      throw error;
    });
    return { ...log, close: () => log.close().finally(() => store.close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}
