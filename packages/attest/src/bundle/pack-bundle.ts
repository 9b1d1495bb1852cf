// SPDX-License-Identifier: Apache-2.0
import { lstat } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';
import { isBundleFile } from './bundle-file.js';
import { openBundle, type OpenBundle } from './open-bundle.js';
import { writeBundleFile } from './write-bundle-file.js';

/**
 * Makes one file of a bundle (a folder, or a file: then a copy). Packing the same content gives the same bytes, wherever
 * it lies and whatever times its files have; what lies in the folder and is no part of the bundle stays out.
 * @param file where to write it, or what gives that by what was opened; an older bundle file there is replaced
 * @returns where it was written
 * @throws TouchstoneError BUNDLE_PATH_TAKEN where something else is there; what openBundle throws; BUNDLE_NOT_WRITABLE
 */
export async function packBundle(
  from: string,
  file: string | ((bundle: OpenBundle) => string),
): Promise<string> {
  const bundle = await openBundle(from);
  try {
    const to = typeof file === 'string' ? file : file(bundle);
    await requireFree(to);
    await writeBundleFile(to, bundle, bundle.attestation);
    return to;
  } finally {
    await bundle.close();
  }
}

async function requireFree(file: string): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined || (found.isFile() && (await isBundleFile(file)))) return;
  throw new TouchstoneError('BUNDLE_PATH_TAKEN', `${file} is there already, and is no bundle file.`, {
    hint: 'Name another file with --out.',
    details: { path: file },
  });
}
