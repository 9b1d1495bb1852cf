// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';

/** The bytes of a file of our own; undefined where there is none. */
export async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
}
