// SPDX-License-Identifier: Apache-2.0
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { TouchstoneError } from '@touchstone/model';
import type { ScanLimits } from './limits.js';
import type { Tree } from './tree.js';
import { walkTree } from './walk-tree.js';

/**
 * Opens what is to be scanned: a folder. Throws SCAN_NO_SUCH_PATH, SCAN_NOT_AN_ARCHIVE, SCAN_TOO_LARGE.
 */
export async function openInput(path: string, limits: ScanLimits, _tempRoot?: string): Promise<Tree> {
  const root = resolve(path);
  const stat = statSync(root, { throwIfNoEntry: false });
  if (stat === undefined) {
    throw new TouchstoneError('SCAN_NO_SUCH_PATH', `There is nothing at ${path}.`, {
      hint: 'Name a folder, an archive (.tar, .tar.gz, .zip, .jar) or an SBOM (CycloneDX or SPDX, JSON).',
    });
  }
  if (stat.isDirectory()) {
    return { kind: 'tree', name: basename(root), ...walkTree(root, limits), close: async () => {} };
  }
  throw new TouchstoneError('SCAN_NOT_AN_ARCHIVE', `${path} is no folder.`, {
    hint: 'Name a folder, an archive (.tar, .tar.gz, .zip, .jar) or an SBOM (CycloneDX or SPDX, JSON).',
  });
}
