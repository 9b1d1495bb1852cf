// SPDX-License-Identifier: Apache-2.0
import { readdir, rename, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import {
  ATTESTATION,
  attestationFiles,
  attestationOf,
  findAttestationLimit,
  WAIVER_COUNT,
  WAIVERS,
  type Attestation,
  type AttestationFile,
} from './attestation.js';
import { makeFolderInside, readInside, removeInside, writeInside } from './inside-folder.js';

/** The attestation beside a folder's index. @throws TouchstoneError BUNDLE_ATTESTATION */
export async function readAttestation(folder: string): Promise<Attestation> {
  const files: AttestationFile[] = [];
  for (const path of await listAttestation(folder)) {
    const limit = findAttestationLimit(path);
    const bytes = limit === undefined ? undefined : await readInside(folder, path, limit);
    if (bytes === undefined) throw notOurs(folder, path);
    files.push({ path, bytes });
  }
  return attestationOf(files, folder);
}

/**
 * Puts an attestation in place of another. What is on its way out goes first, so that a crash leaves too little, which is
 * told, and never two papers that do not belong together.
 */
export async function writeAttestationFolder(folder: string, attestation: Attestation): Promise<void> {
  const files = attestationFiles(attestation);
  const kept = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const present = new Set<string>();
  for (const path of (await listAttestation(folder)).toReversed()) {
    const bytes = await readInside(folder, path, findAttestationLimit(path) ?? 0);
    const wanted = kept.get(path);
    if (bytes !== undefined && wanted !== undefined && bytes.equals(wanted)) present.add(path);
    else await removeInside(folder, path);
  }
  for (const { path, bytes } of files) {
    if (present.has(path)) continue;
    // Beside the attestation, not in it: what a crash leaves there is no file of a bundle.
    await writeInside(folder, `${ATTESTATION}.new`, bytes);
    await makeFolderInside(folder, path.slice(0, path.lastIndexOf('/')));
    await rename(join(folder, `${ATTESTATION}.new`), join(folder, path));
  }
}

/** Removes the attestation of a bundle that is no more; what bundles do not consist of stays. */
export async function removeAttestation(folder: string): Promise<void> {
  for (const path of await listAttestation(folder)) {
    if (findAttestationLimit(path) !== undefined) await removeInside(folder, path);
  }
  for (const path of [WAIVERS, ATTESTATION]) await rmdir(join(folder, path)).catch(() => undefined);
}

/** What lies where attestations do, sorted; links are named and not followed. */
async function listAttestation(folder: string): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const below of [ATTESTATION, WAIVERS]) {
    const entries = await readdir(join(folder, below), { withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw notOurs(folder, below);
      },
    );
    const listed = entries
      .slice(0, WAIVER_COUNT + 10)
      .map((entry) => ({ entry, path: `${below}/${entry.name}` }));
    paths.push(
      ...listed.flatMap(({ entry, path }) => (path === WAIVERS && entry.isDirectory() ? [] : [path])),
    );
  }
  return paths.toSorted();
}

function notOurs(folder: string, path: string): TouchstoneError {
  return new TouchstoneError(
    'BUNDLE_ATTESTATION',
    `${join(folder, path)}: no bundle has a file of that name, kind or size there.`,
    { hint: 'Remove what was put there by hand, or get the bundle again.', details: { file: path } },
  );
}
