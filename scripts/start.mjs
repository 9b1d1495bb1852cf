// SPDX-License-Identifier: Apache-2.0
// `npm start`: set up, then the main job.
import { spawn } from 'node:child_process';
import { root, setUp } from './setup.mjs';

setUp();
const child = spawn(
  process.execPath,
  [`${root}/packages/cli/bin/touchstone.mjs`, 'start', ...process.argv.slice(2)],
  {
    stdio: 'inherit',
  },
);
// The terminal sends Ctrl-C to both; the child decides when it has cleaned up.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
