// SPDX-License-Identifier: Apache-2.0
import { chmodSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeWorkFolders } from '../recipe/run-environment.js';

/** A run's id: what its project, its folder and its processes are named by. */
export function makeRunId(random: (bytes: number) => Uint8Array): string {
  return `run-${Buffer.from(random(6)).toString('hex')}`;
}

/** Makes a run's own folder, empty and for its owner only, and gives its real path: processes are found by it. */
export function makeWorkFolder(workRoot: string, run: string): string {
  const folder = join(realpathSync(workRoot), `touchstone-${run}`);
  mkdirSync(folder, { mode: 0o700 });
  makeWorkFolders(folder);
  return folder;
}

/** Removes it, with the credentials in it, even where the recipe took rights away from its files' folders. */
export function removeWorkFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    openFolders(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Gives the owner back the rights to every folder below, without following links. */
function openFolders(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) openFolders(join(folder, entry.name));
  }
}
