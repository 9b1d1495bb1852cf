// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { harOf } from '../testing/har-of.js';
import { SAMPLE_HEADER, sampleExchange } from '../testing/sample-header.js';
import { MEMBER_HEAD, packBlock } from './block-member.js';
import type { BlockSink } from './block-sink.js';
import { readRecording, readRecordingLines } from './read-recording.js';
import { openRecordingWriter, type RecordingWriter } from './recording-writer.js';
import { FIRST_LINK, sealDigest, sealLine } from './seal-chain.js';

/** A sink in memory, one part a block. */
function memory(): BlockSink & { blocks: Buffer[]; closed: boolean } {
  const blocks: Buffer[] = [];
  return {
    blocks,
    closed: false,
    write: async (bytes) => void blocks.push(Buffer.from(bytes)),
    sync: async () => {},
    async close() {
      this.closed = true;
    },
  };
}

async function sample(blockCount = 3): Promise<Buffer[]> {
  const sink = memory();
  const writer = await openRecordingWriter({ to: sink, header: SAMPLE_HEADER });
  for (let block = 0; block < blockCount; block += 1) {
    writer.append(sampleExchange(block));
    writer.append(sampleExchange(block + 0.5, { operation: null, service: null }));
    await writer.flush();
  }
  await writer.close({ at: 9, outcome: 'complete', open: 0 });
  return sink.blocks;
}

describe('a recording', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recording-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read back as it was written, and says so', async () => {
    const path = join(folder, 'whole.ndjson.gz');
    const writer = await openRecordingWriter({ to: path, header: SAMPLE_HEADER });
    expect(writer.append(sampleExchange(1))).toBe(2);
    const summary = await writer.close({ at: 2, outcome: 'complete', open: 0 });
    const recording = await readRecording(path);
    expect(recording.integrity).toEqual({
      state: 'complete',
      why: 'All 5 lines in 2 blocks verify.',
      lines: 5,
      blocks: 2,
      seal: summary.seal,
    });
    expect(recording.header).toMatchObject({ kind: 'header', seq: 0, run: 'sample-run-1' });
    expect(recording.exchanges).toEqual([{ seq: 2, ...sampleExchange(1) }]);
    expect(recording.footer).toMatchObject({ exchanges: 1, unclassified: 0, open: 0 });
  });

  it('opens with any gzip', async () => {
    const text = gunzipSync(Buffer.concat(await sample())).toString();
    const kinds = text
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds[0]).toBe('header');
    expect(kinds.slice(-2)).toEqual(['footer', 'seal']);
  });

  it('is read from plain NDJSON as well', async () => {
    const text = gunzipSync(Buffer.concat(await sample()));
    expect((await readRecording(text)).integrity.state).toBe('complete');
  });

  it('is interrupted when its footer says so', async () => {
    const sink = memory();
    const writer = await openRecordingWriter({ to: sink, header: SAMPLE_HEADER });
    await writer.close({ at: 1, outcome: 'interrupted', reason: 'Ctrl-C', open: 2 });
    const { integrity, footer } = await readRecording(Buffer.concat(sink.blocks));
    expect(integrity).toMatchObject({ state: 'interrupted', why: expect.stringContaining('Ctrl-C') });
    expect(footer?.open).toBe(2);
  });

  it('shows every single changed byte', async () => {
    const bytes = Buffer.concat(await sample(1));
    for (let at = 0; at < bytes.length; at += 1) {
      for (const flip of [1, 0x80]) {
        const edited = Buffer.from(bytes);
        edited[at]! ^= flip;
        const { integrity } = await readRecording(edited);
        expect(['edited', 'truncated'], `byte ${at}`).toContain(integrity.state);
        expect(integrity.why).toMatch(/[Bb]lock|[Ll]ine/);
      }
    }
  });

  it('shows every single changed byte in plain NDJSON too', async () => {
    const bytes = gunzipSync(Buffer.concat(await sample(1)));
    for (let at = 1; at < bytes.length; at += 1) {
      const edited = Buffer.from(bytes);
      edited[at]! ^= 1;
      expect(['edited', 'truncated'], `byte ${at}`).toContain((await readRecording(edited)).integrity.state);
    }
  });

  it('is truncated wherever it is cut', async () => {
    const bytes = Buffer.concat(await sample(1));
    for (let length = 1; length < bytes.length; length += 1) {
      const { integrity } = await readRecording(bytes.subarray(0, length));
      expect(integrity.state, `cut at ${length}`).toBe('truncated');
    }
  });

  it('keeps the blocks before the cut', async () => {
    const blocks = await sample();
    const cut = Buffer.concat(blocks.slice(0, 3)).subarray(0, -1);
    const { exchanges, integrity } = await readRecording(cut);
    expect(exchanges).toHaveLength(2);
    expect(integrity).toMatchObject({
      state: 'truncated',
      blocks: 2,
      why: expect.stringContaining('block 3'),
    });
  });

  it('is edited when a block is dropped, doubled, or put elsewhere', async () => {
    const [a, b, c, d, e] = await sample();
    const parts = [a!, b!, c!, d!, e!];
    const orders = {
      dropped: [0, 1, 3, 4],
      doubled: [0, 1, 1, 2, 3, 4],
      swapped: [0, 2, 1, 3, 4],
      first: [1, 2, 3, 4],
    };
    for (const [name, order] of Object.entries(orders)) {
      const { integrity } = await readRecording(Buffer.concat(order.map((at) => parts[at]!)));
      expect(integrity.state, name).toBe('edited');
      expect(integrity.why, name).toMatch(/[Bb]lock \d|[Ll]ine \d/);
    }
  });

  it('is edited when something follows the last block', async () => {
    const bytes = Buffer.concat([...(await sample(1)), Buffer.from('x')]);
    expect((await readRecording(bytes)).integrity.state).toBe('edited');
    const doubled = await sample(1);
    expect((await readRecording(Buffer.concat([...doubled, ...doubled]))).integrity.state).toBe('edited');
  });

  it('is edited when lines inside a block changed places', async () => {
    const lines = gunzipSync(Buffer.concat(await sample(1)))
      .toString()
      .split('\n');
    [lines[2], lines[3]] = [lines[3]!, lines[2]!];
    const { integrity } = await readRecording(Buffer.from(lines.join('\n')));
    expect(integrity).toMatchObject({ state: 'edited', why: 'Block 2, line 2 has the sequence number 3.' });
  });

  it('is edited when its footer miscounts, though every seal fits', async () => {
    const header = `${JSON.stringify({ kind: 'header', seq: 0, ...SAMPLE_HEADER })}\n`;
    const footer = `${JSON.stringify({ kind: 'footer', seq: 1, at: 1, outcome: 'complete', exchanges: 5, unclassified: 0, open: 0 })}\n`;
    const seal = sealLine(2, sealDigest(FIRST_LINK, Buffer.from(header + footer)));
    const block = await packBlock(Buffer.from(`${header}${footer}${seal}\n`));
    const { integrity } = await readRecording(block);
    expect(integrity).toMatchObject({ state: 'edited', why: expect.stringContaining('counts 5 exchanges') });
  });

  it('does not expand a block beyond its limits', async () => {
    const bomb = await packBlock(Buffer.alloc(50_000_000, 0x20), 9);
    const { integrity } = await readRecording(bomb);
    expect(integrity).toMatchObject({
      state: 'edited',
      why: expect.stringContaining('expands to more than'),
    });
    const long = await readRecording(Buffer.concat(await sample(1)), { lineBytes: 100 });
    expect(long.integrity).toMatchObject({
      state: 'edited',
      why: expect.stringContaining('the limit is 100'),
    });
  });

  it('takes no moment that no calendar has', async () => {
    const at = 1e300;
    const header = `${JSON.stringify({ kind: 'header', seq: 0, ...SAMPLE_HEADER })}\n`;
    const call = `${JSON.stringify({ ...sampleExchange(at), seq: 1, totalMs: at })}\n`;
    const seal = sealLine(2, sealDigest(FIRST_LINK, Buffer.from(header + call)));
    const bytes = await packBlock(Buffer.from(`${header}${call}${seal}\n`));
    expect((await readRecording(bytes)).integrity.state).toBe('edited');
    expect((await harOf(readRecordingLines(bytes))).log.entries).toEqual([]);
    const late = { ...sampleExchange(1e12), seq: 1 };
    const start = {
      kind: 'header' as const,
      seq: 0 as const,
      ...SAMPLE_HEADER,
      startedAt: '9999-12-31T00:00:00.000Z',
    };
    const lines = async function* () {
      yield* [start, late];
      return { state: 'complete', why: '', lines: 2, blocks: 1, seal: null } as const;
    };
    expect((await harOf(lines())).log.entries[0]).toMatchObject({
      startedDateTime: '9999-12-31T23:59:59.999Z',
    });
  });

  it('refuses only what is no recording at all', async () => {
    await writeFile(join(folder, 'empty'), '');
    await expect(readRecording(join(folder, 'empty'))).rejects.toMatchObject({ code: 'RECORDING_NOT_ONE' });
    await expect(readRecording(Buffer.from('PK zip'))).rejects.toMatchObject({ code: 'RECORDING_NOT_ONE' });
    await expect(readRecording(gzipSync('hello'))).rejects.toMatchObject({ code: 'RECORDING_NOT_ONE' });
    await expect(readRecording(join(folder, 'none'))).rejects.toMatchObject({
      code: 'RECORDING_NOT_READABLE',
    });
  });

  it('exports as HAR without anything that it does not hold', async () => {
    const har = await harOf(readRecordingLines(Buffer.concat(await sample(1))));
    expect(har.log.version).toBe('1.2');
    expect(har.log.entries).toHaveLength(2);
    expect(har.log.entries[1]).toMatchObject({
      startedDateTime: '2026-11-22T12:00:00.000Z',
      request: { url: 'http://outside-catalog.invalid/v2.1/servers', headers: [] },
      timings: { send: 0, wait: 1.5, receive: 0.75 },
    });
  });
});

describe('the writer', () => {
  const refusing = (code: string, after: number): BlockSink => {
    let count = 0;
    return {
      write: async () => {
        count += 1;
        if (count > after) throw Object.assign(new Error('no space left on device'), { code });
      },
      sync: async () => {},
      close: async () => {},
    };
  };

  it('never overwrites a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recording-'));
    await writeFile(join(folder, 'there'), 'x');
    const open = openRecordingWriter({ to: join(folder, 'there'), header: SAMPLE_HEADER });
    await expect(open).rejects.toMatchObject({ code: 'RECORDING_EXISTS' });
    const nowhere = openRecordingWriter({ to: join(folder, 'no', 'folder'), header: SAMPLE_HEADER });
    await expect(nowhere).rejects.toMatchObject({ code: 'RECORDING_NOT_WRITABLE' });
    await rm(folder, { recursive: true });
  });

  it('says once that the disk is full, and takes no more lines', async () => {
    const failures: string[] = [];
    const writer = await openRecordingWriter({
      to: refusing('ENOSPC', 1),
      header: SAMPLE_HEADER,
      onFailed: (error) => failures.push(error.code),
    });
    writer.append(sampleExchange(1));
    await writer.flush();
    expect(failures).toEqual(['RECORDING_WRITE_FAILED']);
    expect(() => writer.append(sampleExchange(2))).toThrowError(/ENOSPC/);
    const close = writer.close({ at: 3, outcome: 'complete', open: 0 });
    await expect(close).rejects.toMatchObject({ code: 'RECORDING_WRITE_FAILED' });
    expect(failures).toHaveLength(1);
  });

  it('does not open when not even the header can be written', async () => {
    const open = openRecordingWriter({ to: refusing('EIO', 0), header: SAMPLE_HEADER });
    await expect(open).rejects.toMatchObject({ code: 'RECORDING_WRITE_FAILED' });
  });

  it('fails instead of filling memory when the disk stalls', async () => {
    let release = (): void => {};
    let count = 0;
    const stalled: BlockSink = {
      write: () => {
        count += 1;
        return count === 1 ? Promise.resolve() : new Promise<void>((resolve) => (release = resolve));
      },
      sync: async () => {},
      close: async () => {},
    };
    const writer = await openRecordingWriter({
      to: stalled,
      header: SAMPLE_HEADER,
      backlogBytes: 20_000,
      blockBytes: 1000,
    });
    const fill = (): void => {
      for (let at = 0; at < 1000; at += 1) writer.append(sampleExchange(at));
    };
    expect(fill).toThrowError(/does not keep up/);
    release();
  });

  it('refuses lines that do not fit and lines after the end', async () => {
    const writer: RecordingWriter = await openRecordingWriter({ to: memory(), header: SAMPLE_HEADER });
    expect(() => writer.append(sampleExchange(-1))).toThrowError(
      expect.objectContaining({ code: 'RECORDING_LINE_INVALID' }),
    );
    await writer.close({ at: 1, outcome: 'complete', open: 0 });
    expect(() => writer.append(sampleExchange(1))).toThrowError(
      expect.objectContaining({ code: 'RECORDING_CLOSED' }),
    );
  });

  it('writes a block by its size and by the time, one at a time', async () => {
    let inFlight = 0;
    let most = 0;
    const blocks: Buffer[] = [];
    const slow: BlockSink = {
      async write(bytes) {
        inFlight += 1;
        most = Math.max(most, inFlight);
        await new Promise((resolve) => setTimeout(resolve, 5));
        blocks.push(Buffer.from(bytes));
        inFlight -= 1;
      },
      sync: async () => {},
      close: async () => {},
    };
    const writer = await openRecordingWriter({
      to: slow,
      header: SAMPLE_HEADER,
      flushMs: 30,
      blockBytes: 5000,
    });
    for (let at = 0; at < 200; at += 1) writer.append(sampleExchange(at));
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(blocks.length).toBeGreaterThan(1);
    expect(most).toBe(1);
    const before = await readRecording(Buffer.concat(blocks));
    expect(before.exchanges).toHaveLength(200);
    await writer.close({ at: 300, outcome: 'complete', open: 0 });
    const whole = await readRecording(Buffer.concat(blocks));
    expect(whole.integrity.state).toBe('complete');
    expect(blocks[0]!.length).toBeGreaterThan(MEMBER_HEAD);
  });
});
