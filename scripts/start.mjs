// SPDX-License-Identifier: Apache-2.0
// `npm start`: set up, then the main job.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, setUp } from './setup.mjs';

const command = join(root, 'packages/cli/bin/touchstone.mjs');
const data = join(root, 'touchstone-out/marketplace');
const options = process.argv.slice(2);

setUp();
// The database is made once, so that the marketplace opens within seconds from then on. Where its place is named otherwise
// `start` makes what is missing.
const ownPlace = !process.env.DATABASE_URL && options.every((option) => !option.startsWith('--data'));
const place = ownPlace ? ['--data', data] : [];
const creates = ownPlace && options.length === 0 && !existsSync(join(data, 'database/database.ready'));
if (creates) run(process.execPath, [command, 'registry', 'create', ...place]);
const child = spawn(process.execPath, [command, 'start', ...place, ...options], { stdio: 'inherit' });
// The terminal sends Ctrl-C to both; the child decides when it has cleaned up.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
