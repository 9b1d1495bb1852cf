// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import {
  isRunnable,
  manifest,
  parsePaper,
  sha256Digest,
  TouchstoneError,
  type Manifest,
  type RunnableManifest,
} from '@touchstone/model';

/** A manifest as it lies on disk. */
export interface ManifestFile {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly digest: string;
  readonly manifest: Manifest;
}

/** One that can be run. */
export type RunnableFile = ManifestFile & { readonly manifest: RunnableManifest };

/** Whether the manifest has a recipe. */
export function isRunnableFile(paper: ManifestFile): paper is RunnableFile {
  return isRunnable(paper.manifest);
}

/**
 * Reads `touchstone.yaml` from a folder, or the file itself.
 * Throws CLI_NO_MANIFEST, or PAPER_* with file, line and field.
 */
export async function readManifestFile(where: string): Promise<ManifestFile> {
  const found = await stat(where).catch(() => undefined);
  const path = resolve(found?.isDirectory() === true ? join(where, 'touchstone.yaml') : where);
  // A stranger's folder may hold a pipe or a device under that name: opening it would wait for ever.
  const plain = (await stat(path).catch(() => undefined))?.isFile() === true;
  const text = plain ? await readFile(path, 'utf8').catch(() => undefined) : undefined;
  if (text === undefined) {
    throw new TouchstoneError('CLI_NO_MANIFEST', `There is no manifest at ${path}.`, {
      hint: 'Name a folder with a touchstone.yaml, or the file; catalog/ has examples to copy.',
    });
  }
  return {
    path,
    folder: dirname(path),
    text,
    digest: sha256Digest(text),
    manifest: parsePaper(manifest, text, { name: path }),
  };
}
