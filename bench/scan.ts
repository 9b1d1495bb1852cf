// SPDX-License-Identifier: Apache-2.0
// From a tree to a scan, beside ripgrep that only finds the same names; and whether memory grows with the tree.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { scanNeedles } from '@touchstone/scanner';
import { median, spread } from './measure.js';
import { digits, printTable, range } from './print-table.js';
import { ripgrepVersion, runRipgrep, runScan, type RanScan } from './scan/contenders.js';
import { writeSampleTree } from './scan/sample-tree.js';

const { values: options } = parseArgs({
  options: {
    path: { type: 'string', default: fileURLToPath(new URL('../../node_modules', import.meta.url)) },
    rounds: { type: 'string', default: '5' },
    threads: { type: 'string', default: '2' },
  },
});
const rounds = Number(options.rounds);
const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

const needles = await scanNeedles();
const names = join(folder, 'names');
writeFileSync(names, `${needles.join('\n')}\n`);
const version = await ripgrepVersion();
if (version === undefined) {
  console.log('ripgrep is not installed, so there is nothing to compare with: apt-get install ripgrep');
  process.exit(2);
}
await besideRipgrep();
await asTheTreeGrows();

/** Both on the same tree in turn, with as many threads; the first round fills the page cache and does not count. */
async function besideRipgrep(): Promise<void> {
  const scans: RanScan[] = [];
  const searches: { wall: number; cpuSeconds: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const search = await runRipgrep(options.path, names, options.threads);
    const scan = await runScan(options.path, options.threads);
    if (round === 0) continue;
    searches.push(search);
    scans.push(scan);
  }
  const [{ seen, read, bytes, operations }] = scans as [RanScan];
  const row = (
    name: string,
    runs: readonly { wall: number; cpuSeconds: number }[],
    peak: string,
  ): string[] => {
    const wall = median(runs.map((one) => one.wall));
    const wallRatio = spread(runs.map((one, at) => one.wall / searches[at]!.wall));
    const cpuRatio = spread(runs.map((one, at) => one.cpuSeconds / searches[at]!.cpuSeconds));
    return [
      name,
      digits(wall),
      String(Math.round(seen / wall)),
      digits(bytes / wall / 1e6),
      `${digits(wallRatio.median)} (${range(wallRatio)})`,
      digits(median(runs.map((one) => one.cpuSeconds))),
      `${digits(cpuRatio.median)} (${range(cpuRatio)})`,
      peak,
    ];
  };
  printTable(
    `scan: ${seen} files, ${read} of them read, ${digits(bytes / 1e6)} MB; ${needles.length} names; ${operations} operations found; ` +
      `${options.threads} threads on ${availableParallelism()} cores; ${version}`,
    [
      '',
      'wall s',
      'files/s',
      'MB/s',
      '÷ ripgrep (low – high)',
      'CPU s',
      '÷ ripgrep (low – high)',
      'peak MiB',
    ],
    [
      row('touchstone scan', scans, digits(Math.max(...scans.map((one) => one.peakMiB)))),
      row('ripgrep', searches, ''),
    ],
  );
}

/** The same mix of files, more and more of them. */
async function asTheTreeGrows(): Promise<void> {
  const rows: string[][] = [];
  for (const files of [1000, 10_000, 40_000]) {
    const tree = join(folder, `tree-${files}`);
    writeSampleTree(tree, files);
    const ran = await runScan(tree, options.threads);
    rows.push([
      `${files} files`,
      digits(ran.bytes / 1e6),
      digits(ran.wall),
      String(Math.round(files / ran.wall)),
      digits(ran.peakMiB),
    ]);
    rmSync(tree, { recursive: true });
  }
  printTable('scan: as a tree of the same files grows', ['', 'MB', 'wall s', 'files/s', 'peak MiB'], rows);
}
