// SPDX-License-Identifier: Apache-2.0
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import { writeNewFile } from '../papers/write-new-file.js';

const MARK = 'witness.pub';

/** Makes the folder in which a new witness will remember, with its public key in it: so it is never empty. */
export async function beginMemory(folder: string, vkey: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  if ((await filesIn(folder)).includes(MARK)) return;
  await writeNewFile(join(folder, MARK), `${vkey}\n`, { hint: 'Name another folder with --state.' });
}

/**
 * A witness whose memory is absent or empty has lost it: a volume that is not mounted, another path. To begin anew, under a
 * key that has cosigned before, could be to vouch for a second history.
 * @throws TouchstoneError WITNESS_STATE
 */
export async function verifyMemory(folder: string): Promise<void> {
  if ((await filesIn(folder)).length > 0) return;
  throw new TouchstoneError('WITNESS_STATE', `There is nothing in ${folder}: a witness remembers there.`, {
    hint: `Is it mounted, and the right folder? A witness that forgets can be made to vouch for two histories. Only if this key has never cosigned: put its public half there, as ${MARK}.`,
    details: { folder },
  });
}

async function filesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}
