// SPDX-License-Identifier: Apache-2.0
// `npm run bench -- NAME… [--option…]`: measurements beside peers. Without a name, those that take seconds.
import { join } from 'node:path';
import { root, run, setUp } from './setup.mjs';

const benchmarks = new Map([
  ['index', 'which operation is this request: our index, find-my-way and memoirist on the routes of Zed'],
  [
    'assess',
    'from a file to a verdict: 10,000, 100,000 and 1,000,000 exchanges in a small heap (a minute or two)',
  ],
  ['scan', 'from a tree to a scan, beside ripgrep finding the same names (--path PATH; needs ripgrep)'],
  [
    'attest',
    'a bundle verified, an envelope signed, entries appended, proofs: beside sigstore-js, Go and PostgreSQL (minutes)',
  ],
  [
    'search',
    'facets and words in 1,000 and 100,000 rows, beside full-text search in PostgreSQL (a few minutes)',
  ],
  [
    'marketplace',
    'pages: rendered, seen in Chromium, with 100,000 listings on PostgreSQL, by two processes (many minutes)',
  ],
  ['record-format', 'writing and verifying a recording, beside plain JSON and gzip'],
  [
    'recorder',
    'what a proxy costs: ours, nginx, HAProxy, mitmdump (minutes; --full: most of an hour; Linux)',
  ],
]);
const quick = ['index', 'record-format'];

const asked = process.argv.slice(2);
const first = asked.findIndex((word) => word.startsWith('-'));
const [names, options] = first < 0 ? [asked, []] : [asked.slice(0, first), asked.slice(first)];
const unknown = names.filter((name) => !benchmarks.has(name));
if (names.length === 0 || unknown.length > 0) {
  for (const name of unknown) console.error(`There is no benchmark "${name}".`);
  console.log('npm run bench -- NAME…\n');
  for (const [name, what] of benchmarks) console.log(`  ${name.padEnd(14)} ${what}`);
  if (unknown.length > 0) process.exit(2);
  console.log(`\nNo name given: ${quick.join(', ')} follow.`);
}
setUp();
run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-b', 'bench']);
for (const name of names.length > 0 ? names : quick) {
  run(process.execPath, ['--expose-gc', join(root, 'bench/dist', `${name}.js`), ...options]);
}
