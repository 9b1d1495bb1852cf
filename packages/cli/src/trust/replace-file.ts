// SPDX-License-Identifier: Apache-2.0
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';
import { TouchstoneError } from '@touchstone/model';

/**
 * Puts a file in place, whole or not at all. One that is there already is written over only where it is one of `known`:
 * those that the command has read.
 * @throws TouchstoneError CLI_FILE_EXISTS
 */
export async function replaceFile(file: string, text: string, known: readonly string[]): Promise<void> {
  const there = await realpath(file).catch(() => undefined);
  const mayGo = await Promise.all(known.map((one) => realpath(one).catch(() => undefined)));
  if (there !== undefined && !mayGo.includes(there)) {
    throw new TouchstoneError('CLI_FILE_EXISTS', `${file} is there already.`, {
      hint: 'Name another file with --out; only the file that was read is written over.',
    });
  }
  const place = there ?? file;
  const beside = join(dirname(place), `.${basename(place)}.new`);
  try {
    // What a crash left goes; a link that somebody laid there is not followed.
    await rm(beside, { force: true });
    const handle = await open(beside, 'wx', there === undefined ? 0o666 : (await stat(there)).mode & 0o777);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, place);
  } catch (cause) {
    await rm(beside, { force: true });
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new TouchstoneError('CLI_FILE_EXISTS', `${file} cannot be written (${code}).`, {
      hint: 'Name a file in a folder that is there and that you may write to.',
      cause,
    });
  }
}
