// SPDX-License-Identifier: Apache-2.0
import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { measureFile, type MeasuredArtefact } from '@touchstone/attest';
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';

/** Name and digest of an artefact that the signer has as a file. @throws TouchstoneError CLI_NO_FILE */
export async function measureArtefact(file: string): Promise<MeasuredArtefact> {
  try {
    const { digest } = await measureFile(await realpath(file));
    return { name: basename(file), digest: { sha256: digest.slice('sha256:'.length) } };
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    const why = isTouchstoneError(cause) ? 'is no plain file' : `cannot be read (${code})`;
    throw new TouchstoneError('CLI_NO_FILE', `The artefact ${file} ${why}.`, {
      hint: 'Name the package or image as a file; an image can be saved as an archive first.',
      cause,
    });
  }
}
