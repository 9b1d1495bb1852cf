// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere } from './read-if-there.js';
import { openPGlite, type LogDatabase } from '../sequencer/open-database.js';
import { writeDurably } from '../stores/durable-file.js';

/**
 * The database of a folder's log, made where there is none. What is in it can be read back from the log itself
 * (reconcile), so that one which was not made to the end, or cannot be opened any more, is thrown away: PGlite never syncs,
 * and may be in pieces after a loss of power.
 * @param folder the log's `.sequencer`
 */
export async function openFolderDatabase(folder: string): Promise<LogDatabase> {
  const [database, ready] = [join(folder, 'database'), join(folder, 'database.ready')];
  if ((await readIfThere(ready)) !== undefined) {
    try {
      return await openPGlite(database);
    } catch {
      // Made anew below, which tells what is wrong where that fails as well.
    }
  }
  await rm(ready, { force: true });
  await rm(database, { recursive: true, force: true });
  const made = await openPGlite(database);
  await writeDurably(
    ready,
    Buffer.from('the database beside this file was made to the end\n'),
    join(folder, 'new'),
  );
  return made;
}
