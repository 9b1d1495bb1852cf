// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- NAME…`: measurements beside peers. Without a name, those that take seconds.
import { join } from 'node:path';
import { root, run, setUp } from './setup.mjs';

const benchmarks = new Map([
  ['match', 'which operation is this request: our index, find-my-way, a list of regular expressions'],
  ['assess', 'evidence to verdict: 10,000 and 100,000 exchanges, beside parsing the same lines'],
  ['record-format', 'writing and verifying a recording, beside plain JSON and gzip'],
  [
    'recorder',
    'CPU time per proxied request, beside nginx and a plain node:http pipe (a minute or two; Linux)',
  ],
]);
const quick = ['match', 'assess', 'record-format'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !benchmarks.has(name));
if (asked.length === 0 || unknown.length > 0) {
  for (const name of unknown) console.error(`There is no benchmark "${name}".`);
  console.log('npm run bench -- NAME…\n');
  for (const [name, what] of benchmarks) console.log(`  ${name.padEnd(14)} ${what}`);
  if (unknown.length > 0) process.exit(2);
  console.log(`\nNo name given: ${quick.join(', ')} follow.`);
}
setUp();
run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench']);
for (const name of asked.length > 0 ? asked : quick) {
  run(process.execPath, ['--expose-gc', join(root, 'bench/dist', `${name}.js`)]);
}
