// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { lockFolder } from '@touchstone/attest';

/**
 * Takes the folder of a marketplace for this process, and makes it where it is not there. What a process that was killed left
 * among its scratch files goes.
 * @throws TouchstoneError REGISTRY_BUSY, CLI_FILE_EXISTS
 */
export async function takeFolder(folder: string): Promise<{ release(): Promise<void> }> {
  try {
    // Tokens' hashes, the sessions of administrators and passwords of the embedded cloud are in it.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(folder);
    await rm(scratchOf(folder), { recursive: true, force: true });
    await mkdir(scratchOf(folder), { recursive: true });
    return lock;
  } catch (cause) {
    if (isTouchstoneError(cause, 'LOG_BUSY')) {
      throw new TouchstoneError('REGISTRY_BUSY', `Another marketplace runs on the folder ${folder}.`, {
        hint: 'End it first, or give this one another folder with --data.',
        details: cause.details,
        cause,
      });
    }
    if (isTouchstoneError(cause)) throw cause;
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new TouchstoneError('CLI_FILE_EXISTS', `The folder ${folder} cannot be used (${code}).`, {
      hint: 'Name a folder that you may write to with --data.',
      cause,
    });
  }
}

/** Where bundles lie while they are looked at. */
export function scratchOf(folder: string): string {
  return join(folder, 'scratch');
}
