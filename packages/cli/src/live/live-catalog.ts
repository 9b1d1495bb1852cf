// SPDX-License-Identifier: Apache-2.0
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { recipeDigest, type RunnableManifest } from '@touchstone/model';
import { runsOnEmbedded } from '@touchstone/registry';
import { recipeFiles } from '@touchstone/runner';
import { isRunnableFile, readManifestFile } from '../papers/manifest-file.js';

/** A recipe of the built-in catalog. */
export interface LiveRecipe {
  readonly folder: string;
  readonly manifest: RunnableManifest;
  /** As certificates name it. */
  readonly digest: string;
}

/** The catalog's recipes that an embedded cloud has all services for, by their solution's id. */
export async function liveCatalog(folder: string): Promise<ReadonlyMap<string, LiveRecipe>> {
  const found = new Map<string, LiveRecipe>();
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const paper = await readManifestFile(join(folder, entry.name));
    if (!isRunnableFile(paper) || !runsOnEmbedded(paper.manifest)) continue;
    const { manifest } = paper;
    const digest = recipeDigest(recipeFiles(paper.folder));
    found.set(manifest.solution.id, { folder: paper.folder, manifest, digest });
  }
  return found;
}
