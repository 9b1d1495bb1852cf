// SPDX-License-Identifier: Apache-2.0
import { canonicalJson } from './canonical-json.js';
import { sha256Digest } from './digest.js';

/**
 * The digest that names a recipe in a recording's header: of the canonical JSON of its files.
 * @param files path below the recipe folder, with slashes, to digest
 */
export function recipeDigest(files: Readonly<Record<string, string>>): string {
  return sha256Digest(canonicalJson(files));
}
