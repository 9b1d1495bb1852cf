// SPDX-License-Identifier: Apache-2.0
// `npm run scan-catalog -- FOLDER [ID…]`: scans the solutions of the catalog anew and judges them with it. FOLDER holds a
// checkout of each solution's source, named by its id, at the commit that its manifest or calibration/commits.yaml names.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { root, setUp } from './setup.mjs';

const [folder, ...asked] = process.argv.slice(2);
if (folder === undefined) {
  console.error('npm run scan-catalog -- FOLDER [ID…]: FOLDER holds a checkout of each solution by its id.');
  process.exit(2);
}
setUp();
const { commits } = parse(readFileSync(join(root, 'calibration/commits.yaml'), 'utf8'));
const catalog = join(root, 'catalog');
const all = readdirSync(catalog).filter((id) => existsSync(join(catalog, id, 'touchstone.yaml')));
const unknown = asked.filter((id) => !all.includes(id));
if (unknown.length > 0) {
  console.error(`The catalog has no ${unknown.join(', ')}.`);
  process.exit(2);
}
const work = mkdtempSync(join(tmpdir(), 'touchstone-scans-'));
let failed = 0;
try {
  for (const id of asked.length > 0 ? asked : all) failed += scanOne(id) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

function scanOne(id) {
  const { source, recipe } = parse(readFileSync(join(catalog, id, 'touchstone.yaml'), 'utf8'));
  const commit = source?.commit ?? commits[id]?.commit;
  const checkout = resolve(folder, id);
  if (commit === undefined || !existsSync(checkout)) {
    console.log(
      `${id}: ${commit === undefined ? 'no commit is named' : `there is no ${checkout}`}; left out`,
    );
    return asked.length === 0;
  }
  const scan = join(work, `${id}.json`);
  const evidence = join(catalog, id, 'evidence');
  const from = ['--repository', source.repository, '--commit', commit];
  const started = Date.now();
  if (!touchstone(['scan', checkout, ...from, '--format', 'json', '--out', scan])) return false;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  // A solution with recordings keeps them; what has none is judged by its scan alone.
  const judge =
    recipe === undefined
      ? ['certify', join(catalog, id), '--scan', scan, '--out', evidence]
      : ['assess', evidence, '--scan', scan, '--out', evidence, '--guideline', '2026.11'];
  const done = touchstone([...judge, '--format', 'json'], [0, 1]);
  console.log(`${id}: scanned in ${seconds} s${done ? '' : ', NOT judged'}`);
  return done;
}

/** Runs the command; true when it ended with one of the codes. What it prints is shown only when it did not. */
function touchstone(args, codes = [0]) {
  const command = join(root, 'packages/cli/bin/touchstone.mjs');
  const ran = spawnSync(process.execPath, [command, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (codes.includes(ran.status)) return true;
  console.error(`touchstone ${args.join(' ')}: ${ran.status}\n${ran.stderr}`);
  return false;
}
