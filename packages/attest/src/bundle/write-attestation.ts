// SPDX-License-Identifier: Apache-2.0
import { stat } from 'node:fs/promises';
import { changedAttestation, type Attestation } from './attestation.js';
import { writeAttestationFolder } from './attestation-folder.js';
import { openBundle } from './open-bundle.js';
import { notWritable, writeBundleFile } from './write-bundle-file.js';

/**
 * Changes what lies beside a bundle's index: each paper that is given takes the place of the one before, `waivers` of all
 * of them. A new certificate leaves the old entry and proof behind, and a new entry the old proof, unless theirs are given
 * too. A file is written anew in one rename; in a folder, what goes goes first.
 * @throws TouchstoneError BUNDLE_*, PAPER_*
 */
export async function writeAttestation(path: string, change: Partial<Attestation>): Promise<void> {
  const bundle = await openBundle(path);
  try {
    const attestation = changedAttestation(bundle.attestation, change);
    if ((await stat(path)).isFile()) await writeBundleFile(path, bundle, attestation);
    else await writeAttestationFolder(path, attestation);
  } catch (error) {
    throw notWritable(path, error);
  } finally {
    await bundle.close();
  }
}
