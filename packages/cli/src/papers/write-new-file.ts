// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';

/**
 * Writes a file that is not there yet, and syncs it. A key, or a link that leads elsewhere, is never written over.
 * @param mode the file's permissions, of which the umask takes away
 * @throws TouchstoneError CLI_FILE_EXISTS, with `hint`
 */
export async function writeNewFile(
  file: string,
  text: string,
  { mode = 0o666, hint }: { readonly mode?: number; readonly hint: string },
): Promise<void> {
  try {
    const handle = await open(file, 'wx', mode);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const why = code === 'EEXIST' ? 'is there already' : `cannot be made (${code})`;
    throw new TouchstoneError('CLI_FILE_EXISTS', `${file} ${why}.`, { hint, cause });
  }
}
