// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs';
import {
  isTouchstoneError,
  TouchstoneError,
  type Exchange,
  type Inventory,
  type RecordingFooter,
  type RecordingHeader,
  type RecordingLine,
  type StepBegin,
  type StepEnd,
} from '@touchstone/model';
import { BlockVerifier } from './block-verifier.js';
import { readBlocks, type ReadLimits } from './read-blocks.js';
import type { Integrity, Recording } from './recording.js';

/** What is read line by line; a recording that is held as a whole may have HELD_BYTES. */
export const READ_LIMITS: ReadLimits = Object.freeze({
  lineBytes: 8 * 1024 * 1024,
  blockBytes: 80 * 1024 * 1024,
  totalBytes: 16 * 1024 * 1024 * 1024,
});

/** Inflated bytes of a recording whose lines are all held in memory, where they take several times as many. */
const HELD_BYTES = 1024 * 1024 * 1024;

/** Where a recording is: a file's path, its bytes, or a stream of them. */
export type RecordingSource = string | Uint8Array | AsyncIterable<Uint8Array>;

/**
 * Reads a recording and verifies sequence numbers, seals, order, counts and every line's schema.
 * Damage is no exception: it is told by `integrity`, and what comes before it is returned.
 * @throws TouchstoneError RECORDING_NOT_ONE, RECORDING_NOT_READABLE
 */
export async function readRecording(
  source: RecordingSource,
  limits: Partial<ReadLimits> = {},
): Promise<Recording> {
  const lines: RecordingLine[] = [];
  const reading = readRecordingLines(source, { totalBytes: HELD_BYTES, ...limits });
  let next = await reading.next();
  while (next.done !== true) {
    lines.push(next.value);
    next = await reading.next();
  }
  return {
    header: lines.find((line): line is RecordingHeader => line.kind === 'header') ?? null,
    lines,
    exchanges: lines.filter((line): line is Exchange => line.kind === 'exchange'),
    steps: lines.filter(
      (line): line is StepBegin | StepEnd => line.kind === 'step-begin' || line.kind === 'step-end',
    ),
    inventories: lines.filter((line): line is Inventory => line.kind === 'inventory'),
    footer: lines.find((line): line is RecordingFooter => line.kind === 'footer') ?? null,
    integrity: next.value,
  };
}

/**
 * As readRecording, line by line for recordings larger than memory. Yields lines of blocks that verified, seals left
 * out; returns the integrity.
 */
export async function* readRecordingLines(
  source: RecordingSource,
  limits: Partial<ReadLimits> = {},
): AsyncGenerator<RecordingLine, Integrity> {
  const blocks = readRecordingBlocks(source, limits);
  try {
    for (;;) {
      const next = await blocks.next();
      if (next.done === true) return next.value;
      yield* next.value;
    }
  } finally {
    // Whoever stops early has the file closed.
    await blocks.return(undefined as never);
  }
}

/**
 * The same by blocks, for whoever has nothing to wait for between two lines: each is the lines that the recorder wrote
 * together, some hundreds at most unless a stranger made it.
 */
export async function* readRecordingBlocks(
  source: RecordingSource,
  limits: Partial<ReadLimits> = {},
): AsyncGenerator<readonly RecordingLine[], Integrity> {
  const bounds = { ...READ_LIMITS, ...limits };
  const verifier = new BlockVerifier(bounds.lineBytes);
  const say = (state: Integrity['state'], why: string): Integrity => {
    const { lines, blocks, seal } = verifier.verified;
    return { state, why, lines, blocks, seal };
  };
  for await (const event of readBlocks(bytesOf(source), bounds)) {
    if (event.kind === 'damage') return say('edited', event.why);
    if (event.kind === 'cut') {
      // Behind the footer even the beginning of a block is more than was written.
      return verifier.verified.footer
        ? say('edited', 'Bytes follow the last block.')
        : say('truncated', event.why);
    }
    const taken = verifier.take(event.bytes);
    if ('wrong' in taken) return say('edited', taken.wrong);
    yield taken.lines;
  }
  const { footer, lines, blocks } = verifier.verified;
  if (!footer)
    return say('truncated', `The recording ends after line ${lines - 1} (block ${blocks}) without a footer.`);
  const all = `All ${lines} lines in ${blocks} blocks verify`;
  if (footer.outcome === 'complete') return say('complete', `${all}.`);
  return say(
    'interrupted',
    `${all}; the run was broken off${footer.reason === undefined ? '' : `: ${footer.reason}`}.`,
  );
}

async function* bytesOf(source: RecordingSource): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) return yield source;
  try {
    yield* typeof source === 'string' ? createReadStream(source, { highWaterMark: 256 * 1024 }) : source;
  } catch (error) {
    if (isTouchstoneError(error)) throw error;
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    const name = typeof source === 'string' ? source : 'the recording';
    throw new TouchstoneError('RECORDING_NOT_READABLE', `${name} cannot be read: ${reason}.`, {
      cause: error,
    });
  }
}
