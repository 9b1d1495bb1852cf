// SPDX-License-Identifier: Apache-2.0
// `touchstone verify` of a bundle: the whole process, and where its time goes.
import { spawnSync } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, spread } from '../measure.js';
import { digits, printTable, range } from '../print-table.js';
import { writeSampleBundle, type SampleBundle } from './sample-bundle.js';

/** From bench/dist/attest. */
const PROGRAM = fileURLToPath(new URL('../../../packages/cli/bin/touchstone.mjs', import.meta.url));
const TELL_CPU = new URL('../processes/tell-cpu.js', import.meta.url).href;
const ASSESS_FILE = fileURLToPath(new URL('../processes/assess-file.js', import.meta.url));

interface Told {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
}

/** @returns the large bundle, whose certificate others sign and verify */
export async function benchVerify(place: string, exchanges: number, rounds: number): Promise<SampleBundle> {
  const small = await writeSampleBundle(place, 100);
  const large = await writeSampleBundle(place, exchanges);
  const verify =
    (bundle: SampleBundle, ...options: string[]) =>
    () =>
      touchstone('verify', bundle.folder, '--trust-root', bundle.trustRoot, '--at', '2026-12-01', ...options);
  const ways = new Map<string, () => Promise<Told>>([
    [`touchstone verify, ${large.exchanges} exchanges`, verify(large)],
    ['… without recomputing the verdict', verify(large, '--no-recompute')],
    [`touchstone verify, ${small.exchanges} exchanges`, verify(small)],
    ['touchstone --version', () => touchstone('--version')],
    ['of it: read, inflate, seals, JSON, schema', () => inProcess('read', large.recording)],
    ['of it: … and observe, and assess', () => inProcess('assess', large.recording)],
    ['to compare: gunzip and JSON.parse alone', () => inProcess('inflate', large.recording)],
  ]);
  const seen = new Map([...ways.keys()].map((name) => [name, [] as Told[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of ways) {
      const told = await run();
      if (round > 0) seen.get(name)!.push(told);
    }
  }
  const whole = seen.get(`touchstone verify, ${large.exchanges} exchanges`)!;
  printTable(
    `attest: a bundle of ${large.exchanges} exchanges; the first four are whole processes, Node's start included`,
    ['', 'CPU s', 'lowest – highest', 'wall s', 'exchanges a CPU second', '÷ the whole'],
    [...seen].map(([name, told]) => {
      const cpu = spread(told.map(({ cpuSeconds }) => cpuSeconds));
      const share = spread(told.map(({ cpuSeconds }, round) => cpuSeconds / whole[round]!.cpuSeconds));
      const counted = name.includes(String(small.exchanges)) || name.includes('version');
      return [
        name,
        digits(cpu.median),
        range(cpu),
        told.some(({ wallSeconds }) => wallSeconds === 0)
          ? '–'
          : digits(median(told.map((one) => one.wallSeconds))),
        counted ? '–' : String(Math.round(large.exchanges / cpu.median)),
        digits(share.median),
      ];
    }),
  );
  return large;
}

/** CPU seconds of the whole process, all its threads, as it tells them at its end. */
async function touchstone(...args: string[]): Promise<Told> {
  const began = performance.now();
  const { status, output } = spawnSync(process.execPath, ['--import', TELL_CPU, PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  const wallSeconds = (performance.now() - began) / 1000;
  if (status !== 0)
    throw new Error(`touchstone ${args.join(' ')} ended with ${status}: ${output[1]}${output[2]}`);
  return { cpuSeconds: Number(output[3]), wallSeconds };
}

function inProcess(work: string, file: string): Promise<Told> {
  const child = fork(ASSESS_FILE, [work, file]);
  return new Promise((resolve, reject) => {
    child.once('message', (told) => {
      child.disconnect();
      resolve({ cpuSeconds: (told as { cpuSeconds: number }).cpuSeconds, wallSeconds: 0 });
    });
    child.once('exit', (code) => reject(new Error(`${work} ended with ${code}`)));
  });
}
