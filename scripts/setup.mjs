// SPDX-License-Identifier: Apache-2.0
// What both README commands need first: packages as the lock file names them, and a build of the sources.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a command in the repository; ends this process with the command's own code when it fails. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (result.error) {
    console.error(`${command} could not be started: ${result.error.message}`);
    process.exit(2);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

/** Installs and builds where that is not up to date; quiet when there is nothing to do. */
export function setUp() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Touchstone needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(2);
  }
  const installed = `${root}/node_modules/.package-lock.json`;
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(`${root}/package-lock.json`).mtimeMs) {
    console.log('Installing packages (once) …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  }
  run(process.execPath, [`${root}/node_modules/typescript/bin/tsc`, '-b']);
}
