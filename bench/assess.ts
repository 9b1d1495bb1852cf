// SPDX-License-Identifier: Apache-2.0
// From a file to a verdict: time for each exchange, and whether memory grows with their number.
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openRecordingWriter } from '@touchstone/recorder';
import { median, spread } from './measure.js';
import { digits, printTable, range } from './print-table.js';
import { SAMPLE_HEADER, sampleLineStream } from './sample-run.js';

const { values: options } = parseArgs({
  options: {
    exchanges: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
  },
});
const LARGE = Number(options.exchanges);
const SIZES = [LARGE / 100, LARGE / 10, LARGE];
/** Of the heap's old space, in MiB: what would hold the lines does not fit. */
const HEAP = 64;
const WORK = ['inflate', 'read', 'assess'] as const;
const TITLES = {
  inflate: 'gunzip and JSON.parse only',
  read: '… and verify seals, order and schema',
  assess: '… and assess',
};

interface Told {
  readonly exchanges: number;
  readonly cpuSeconds: number;
  readonly beforeMiB: number;
  readonly peakMiB: number;
}

const folder = mkdtempSync(join(tmpdir(), 'touchstone-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const perExchange: number[] = [];
for (const size of SIZES) {
  const file = join(folder, `${size}.ndjson.gz`);
  await write(file, size);
  const told = new Map(WORK.map((work) => [work, [] as Told[]]));
  for (let round = 0; round < Number(options.rounds); round += 1) {
    for (const work of WORK) told.get(work)!.push(await run(work, file));
  }
  print(size, file, told);
  const { exchanges } = told.get('assess')![0]!;
  perExchange.push(median(told.get('assess')!.map((one) => one.cpuSeconds)) / exchanges);
}
const [small, , large] = perExchange as [number, number, number];
console.log(`\n${LARGE} exchanges cost ${digits(large / small)} times as much each as ${LARGE / 100}.`);

/** Writes a recording as the recorder does. */
async function write(file: string, exchanges: number): Promise<void> {
  const writer = await openRecordingWriter({ to: file, header: SAMPLE_HEADER });
  let [at, written] = [0, 0];
  for (const line of sampleLineStream(exchanges)) {
    at = line.at;
    writer.append(line);
    written += 1;
    // The disk is slower than this loop.
    if (written % 500 === 0) await writer.flush();
  }
  await writer.close({ at, outcome: 'complete', open: 0 });
}

function run(work: (typeof WORK)[number], file: string): Promise<Told> {
  const script = fileURLToPath(new URL('processes/assess-file.js', import.meta.url));
  const child = fork(script, [work, file], { execArgv: [`--max-old-space-size=${HEAP}`] });
  return new Promise((resolve, reject) => {
    child.once('message', (told) => {
      child.disconnect();
      resolve(told as Told);
    });
    child.once('exit', (code) => reject(new Error(`${work} ended with ${code}`)));
  });
}

function print(size: number, file: string, told: ReadonlyMap<(typeof WORK)[number], readonly Told[]>): void {
  const mib = statSync(file).size / 1024 / 1024;
  const floor = told.get('inflate')!;
  printTable(
    `assess: ${floor[0]!.exchanges} exchanges, ${digits(mib)} MiB on disk, a heap of ${HEAP} MiB`,
    [
      '',
      'CPU µs an exchange',
      'exchanges a CPU second',
      '÷ JSON.parse',
      'lowest – highest',
      'peak MiB',
      'MiB gained',
    ],
    [...told].map(([work, list]) => {
      const us = median(list.map((one) => (one.cpuSeconds * 1e6) / one.exchanges));
      const ratio = spread(list.map((one, round) => one.cpuSeconds / floor[round]!.cpuSeconds));
      return [
        TITLES[work],
        digits(us),
        String(Math.round(1e6 / us)),
        digits(ratio.median),
        range(ratio),
        digits(Math.max(...list.map((one) => one.peakMiB))),
        digits(Math.max(...list.map((one) => one.peakMiB - one.beforeMiB))),
      ];
    }),
  );
}
