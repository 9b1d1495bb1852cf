// SPDX-License-Identifier: Apache-2.0
// `npm run check`: types, lint (with the direction of the rooms), format, unused code, generated files.
import { run, setUp } from './setup.mjs';

setUp();
const checks = [
  ['types of tests', 'npx', ['tsc', '-p', 'tsconfig.tests.json']],
  ['lint and direction', 'npx', ['oxlint', '--deny-warnings']],
  ['format', 'npx', ['prettier', '--check', '--log-level=warn', '.']],
  ['unused code and dependencies', 'npx', ['knip']],
  ['every route is one operation', process.execPath, ['packages/openstack/dist/extract/main.js', 'coverage']],
  ['generated files', process.execPath, ['scripts/generate.mjs', '--check']],
];
for (const [name, command, args] of checks) {
  console.log(`· ${name}`);
  run(command, args);
}
console.log('all checks passed');
