// SPDX-License-Identifier: Apache-2.0
// Writing and verifying a recording, beside plain JSON and gzip of the same lines.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { openRecordingWriter, readRecording, WRITER_DEFAULTS, type BlockSink } from '@touchstone/recorder';
import { compare } from './measure.js';
import { printMeasured } from './print-table.js';
import { SAMPLE_HEADER, sampleLines } from './sample-run.js';

const LINES = 20_000;
const lines = sampleLines(LINES);

/** Appends all lines as the recorder does, and gives the loop its turn for each block's gzip. */
async function write(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const sink: BlockSink = {
    write: (bytes) => Promise.resolve(void parts.push(bytes)),
    sync: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
  const writer = await openRecordingWriter({ to: sink, header: SAMPLE_HEADER });
  for (const [at, line] of lines.entries()) {
    writer.append(line);
    if (at % 100 === 99) await writer.flush();
  }
  await writer.close({ at: 1e9, outcome: 'complete', open: 0 });
  return Buffer.concat(parts);
}

/** The same lines as NDJSON in gzip members of the same size: no schema, no seals. */
async function writePlain(): Promise<Uint8Array[]> {
  const members: Uint8Array[] = [];
  let block: string[] = [];
  let size = 0;
  for (const [at, line] of lines.entries()) {
    const text = `${JSON.stringify(line)}\n`;
    block.push(text);
    size += text.length;
    if (at % 100 !== 99 && size < WRITER_DEFAULTS.blockBytes && at < lines.length - 1) continue;
    members.push(await promisify(gzip)(block.join(''), { level: 6 }));
    block = [];
    size = 0;
  }
  return members;
}

async function readPlain(members: readonly Uint8Array[]): Promise<unknown[]> {
  const read: unknown[] = [];
  for (const member of members) {
    const text = (await promisify(gunzip)(member)).toString();
    for (const line of text.split('\n')) if (line !== '') read.push(JSON.parse(line));
  }
  return read;
}

const written = await write();
const members = await writePlain();
const { integrity } = await readRecording(written);
if (integrity.state !== 'complete') throw new Error(`what was written does not verify: ${integrity.why}`);

const rounds = 5;
const plain = 'plain JSON and gzip';
printMeasured(
  `record-format: writing ${lines.length} lines (${Math.round(written.length / lines.length)} bytes a line on disk)`,
  { item: 'line', reference: 'plain' },
  await compare(
    [
      { name: 'touchstone: schema, seals, gzip', run: write },
      { name: plain, run: writePlain },
    ],
    { items: lines.length, reference: plain, rounds },
  ),
);
printMeasured(
  'record-format: reading them',
  { item: 'line', reference: 'plain' },
  await compare(
    [
      { name: 'touchstone: verify all, schema', run: () => readRecording(written) },
      { name: plain, run: () => readPlain(members) },
    ],
    { items: lines.length, reference: plain, rounds },
  ),
);
