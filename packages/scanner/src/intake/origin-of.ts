// SPDX-License-Identifier: Apache-2.0
import type { Origin } from '@touchstone/model';
import {
  ORIGIN_OF_FILE,
  ORIGIN_OF_FOLDER,
  ORIGIN_OF_FOLDER_LIKE,
  SPEC_FOLDER,
  SPEC_MEANS_OTHER,
} from './origin-names.js';

/** What one folder's name says, by name: trees repeat few names many times. */
const known = new Map<string, Origin | undefined>();

/**
 * Whose code a file is, by its path alone. Vendored code is vendored wherever it is: a test within a vendored library is
 * the library's. Otherwise the outermost folder that says something decides, then the file's own name.
 */
export function originOfPath(path: string): Origin {
  const folders = sayingFolders(path);
  let first: Origin | undefined;
  for (const folder of folders) {
    const says = originOfFolder(folder) ?? originOfSpec(folder, path);
    if (says === 'vendored') return 'vendored';
    first ??= says;
  }
  // Go's workspaces before modules: libraries lie below src/ at their import paths.
  if (/(?:^|\/)src\/(?:github\.com|gopkg\.in|golang\.org|google\.golang\.org|k8s\.io)\//.test(path))
    return 'vendored';
  if (first !== undefined) return first;
  // Only at the root: integration tests, what developers use, and what BOSH writes of each release.
  if (/^(?:integration|dev|\.dev)\//.test(path)) return 'test';
  if (/^releases\/.*\.yml$/.test(path)) return 'generated';
  return ORIGIN_OF_FILE.find(([pattern]) => pattern.test(path))?.[1] ?? 'product';
}

/** Folders of a path whose names may say something: below Maven's src/main the folders are names of packages. */
function sayingFolders(path: string): readonly string[] {
  const main = /(?:^|\/)src\/(?:main|commonMain)\/(?:java|kotlin|groovy|scala|resources)\//.exec(path);
  const end = main === null ? path.lastIndexOf('/') : main.index + main[0].length - 1;
  return end < 1 ? [] : path.slice(0, end).split('/');
}

function originOfFolder(name: string): Origin | undefined {
  if (known.has(name)) return known.get(name);
  const plain = name.toLowerCase();
  const origin =
    ORIGIN_OF_FOLDER.get(plain) ?? ORIGIN_OF_FOLDER_LIKE.find(([pattern]) => pattern.test(plain))?.[1];
  // Strangers' trees may have any number of names.
  if (known.size > 50_000) known.clear();
  known.set(name, origin);
  return origin;
}

function originOfSpec(folder: string, path: string): Origin | undefined {
  return SPEC_FOLDER.test(folder) && !SPEC_MEANS_OTHER.test(path) ? 'test' : undefined;
}
