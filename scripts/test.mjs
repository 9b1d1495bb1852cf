// SPDX-License-Identifier: Apache-2.0
// `npm test`: set up, then every test. The last line is the true sum; extra arguments go to vitest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, setUp } from './setup.mjs';

setUp();
for (const tool of ['curl', 'openssl']) {
  if (spawnSync(tool, ['--version']).error === undefined) continue;
  console.error(
    `The tests use ${tool} as an outside client, and it is not installed: apt-get install ${tool}`,
  );
  process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), 'touchstone-test-'));
const results = join(folder, 'results.json');
const args = [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${results}`,
  ...process.argv.slice(2),
];
const vitest = spawnSync(process.execPath, [`${root}/node_modules/vitest/vitest.mjs`, ...args], {
  cwd: root,
  stdio: 'inherit',
});
let sums;
try {
  sums = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  console.error('The test runner ended without results.');
  process.exit(1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const file of sums.testResults) {
  for (const test of file.assertionResults) {
    if (test.status !== 'passed' && test.status !== 'failed') console.log(`skipped: ${test.fullName}`);
  }
  // A file that fails outside its tests (an import, a hook) has no failed test to count.
  const counted = file.assertionResults.some((test) => test.status === 'failed');
  if (file.status === 'failed' && !counted) sums.numFailedTests += 1;
}
const skipped = sums.numPendingTests + sums.numTodoTests;
console.log(`${sums.numPassedTests} passed, ${sums.numFailedTests} failed, ${skipped} skipped`);
process.exit(vitest.status === 0 && sums.numFailedTests === 0 && sums.numPassedTests > 0 ? 0 : 1);
