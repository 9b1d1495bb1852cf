// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';
import { writeAttestationFolder } from './attestation-folder.js';
import { writeBundle } from './bundle-folder.js';
import { openBundle } from './open-bundle.js';
import { notWritable } from './write-bundle-file.js';

/**
 * Makes a folder of a bundle. The folder is new or empty: nothing of a stranger's file is laid beside what is somebody's.
 * @throws TouchstoneError BUNDLE_NOT_EMPTY, BUNDLE_NOT_WRITABLE, and what openBundle throws
 */
export async function unpackBundle(from: string, folder: string): Promise<void> {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : undefined,
  );
  if (found === undefined || found.length > 0) {
    throw new TouchstoneError('BUNDLE_NOT_EMPTY', `${folder} is no new or empty folder.`, {
      hint: 'Name a new folder with --out.',
    });
  }
  const bundle = await openBundle(from);
  try {
    await writeBundle(folder, bundle.index.solution, bundle.members);
    await writeAttestationFolder(folder, bundle.attestation);
  } catch (error) {
    throw notWritable(folder, error);
  } finally {
    await bundle.close();
  }
}
