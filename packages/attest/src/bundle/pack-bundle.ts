// SPDX-License-Identifier: Apache-2.0
import { openBundle } from './open-bundle.js';
import { writeBundleFile } from './write-bundle-file.js';

/**
 * Makes one file of a bundle (a folder, or a file: then a copy). Packing the same content gives the same bytes, wherever
 * it lies and whatever times its files have; what lies in the folder and is no part of the bundle stays out. A file that
 * is there already is replaced.
 * @throws TouchstoneError BUNDLE_*, PAPER_*
 */
export async function packBundle(from: string, file: string): Promise<void> {
  const bundle = await openBundle(from);
  try {
    await writeBundleFile(file, bundle, bundle.attestation);
  } finally {
    await bundle.close();
  }
}
