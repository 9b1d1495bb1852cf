// SPDX-License-Identifier: Apache-2.0
// Assesses a recording as it is read from a file, and tells what it took. Arguments: what to do, file.
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { assess, RunObserver } from '@touchstone/assessor';
import { readRecordingBlocks } from '@touchstone/recorder';
import { residentMiB } from '../process-usage.js';
import { samplePapers } from '../sample-input.js';

const [, , work, file] = process.argv as [string, string, string, string];
const papers = samplePapers();
const before = residentMiB(process.pid);
const { user, system } = process.cpuUsage();
const exchanges = await perform(work);
const cpu = process.cpuUsage();
process.send?.({
  exchanges,
  cpuSeconds: (cpu.user + cpu.system - user - system) / 1e6,
  beforeMiB: before,
  peakMiB: residentMiB(process.pid, 'peak'),
});

async function perform(what: string): Promise<number> {
  if (what === 'inflate') return inflate();
  const blocks = readRecordingBlocks(file);
  let observer: RunObserver | undefined;
  let read = 0;
  let next = await blocks.next();
  for (; next.done !== true; next = await blocks.next()) {
    for (const line of next.value) {
      if (line.kind === 'exchange') read += 1;
      if (what !== 'assess') continue;
      if (line.kind === 'header') observer = new RunObserver(line);
      observer!.take(line);
    }
  }
  if (next.value.state !== 'complete') throw new Error(next.value.why);
  if (observer === undefined) return read;
  const { state, why } = next.value;
  const observed = observer.end({ digest: `sha256:${'4'.repeat(64)}`, integrity: { state, why } });
  const [run] = assess({ ...papers, recordings: [observed] }).runs;
  if (run?.exchanges !== read) throw new Error(`${run?.exchanges} of ${read} exchanges were assessed`);
  return read;
}

/** The floor of reading anything at all: gunzip and JSON.parse of each line, with neither seals nor schema. */
async function inflate(): Promise<number> {
  let rest = '';
  let read = 0;
  for await (const chunk of createReadStream(file).pipe(createGunzip()).setEncoding('utf8')) {
    const texts = (rest + chunk).split('\n');
    rest = texts.pop()!;
    for (const text of texts) if ((JSON.parse(text) as { kind: string }).kind === 'exchange') read += 1;
  }
  return read;
}
