// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of its own for a test, which removes it at its end. */
export interface TemporaryFolder {
  readonly path: string;
  /** Writes files by their paths below the folder; returns the folder itself. */
  write(files: Readonly<Record<string, string | Uint8Array>>): TemporaryFolder;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'touchstone-scanner-test-'));
  const folder: TemporaryFolder = {
    path,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
      return folder;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
  return folder;
}
