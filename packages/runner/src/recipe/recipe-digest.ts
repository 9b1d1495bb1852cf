// SPDX-License-Identifier: Apache-2.0
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memberPath, sha256Digest, TouchstoneError } from '@touchstone/model';

/** Folders beside a manifest that are not the recipe: what runs left behind, and what tools fetched. */
const NOT_RECIPE = new Set(['evidence', 'touchstone-out', 'node_modules', '__pycache__']);
/** A bundle names 2000 members at most, the recordings and papers among them. */
const MAX_FILES = 1900;
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The files of a recipe: path below the folder, with slashes, to digest; sorted. Hidden files, `evidence`, `touchstone-out`
 * and fetched modules are not part of it. Throws RUN_RECIPE_FOLDER (not readable, a link, too large, a name that no bundle
 * can hold).
 */
export function recipeFiles(recipeDir: string): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  let bytes = 0;
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder).sort()) {
      if (entry.startsWith('.') || NOT_RECIPE.has(entry)) continue;
      const path = join(folder, entry);
      const stat = lstatSync(path);
      if (stat.isDirectory()) walk(path, `${prefix}${entry}/`);
      else if (stat.isFile()) {
        bytes += stat.size;
        if (bytes > MAX_BYTES || Object.keys(files).length >= MAX_FILES) {
          throw folderError(recipeDir, `it holds more than ${MAX_FILES} files or ${MAX_BYTES} bytes`);
        }
        if (!memberPath.safeParse(`recipe/${prefix}${entry}`).success) {
          const name = JSON.stringify(prefix + entry);
          throw folderError(
            recipeDir,
            `the name ${name} has other characters than letters, digits and ._@+-`,
          );
        }
        files[prefix + entry] = sha256Digest(readFileSync(path));
      } else throw folderError(recipeDir, `${prefix}${entry} is a link or no plain file`);
    }
  };
  try {
    walk(recipeDir, '');
  } catch (error) {
    if (error instanceof TouchstoneError) throw error;
    throw folderError(recipeDir, (error as Error).message);
  }
  return files;
}

function folderError(folder: string, why: string): TouchstoneError {
  return new TouchstoneError('RUN_RECIPE_FOLDER', `The recipe folder ${folder} cannot be taken: ${why}.`, {
    hint: 'Keep the manifest and its scripts in a folder of their own.',
    details: { folder },
  });
}
