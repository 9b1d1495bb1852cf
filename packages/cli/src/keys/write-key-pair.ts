// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises';
import { writeNewFile } from '../papers/write-new-file.js';

/**
 * Writes a new key: the secret half into `file`, for its owner alone, the public one into `file.pub`. Neither is ever written
 * over, and where the secret cannot be written no public half stays behind.
 * @throws TouchstoneError CLI_FILE_EXISTS, with `hint`
 */
export async function writeKeyPair(
  file: string,
  halves: { readonly secret: string; readonly public: string },
  hint: string,
): Promise<void> {
  await writeNewFile(`${file}.pub`, halves.public, { mode: 0o644, hint });
  try {
    await writeNewFile(file, halves.secret, { mode: 0o600, hint });
  } catch (error) {
    await rm(`${file}.pub`, { force: true });
    throw error;
  }
}
