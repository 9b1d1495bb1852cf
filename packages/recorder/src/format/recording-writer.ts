// SPDX-License-Identifier: Apache-2.0
import {
  recordingLine,
  TouchstoneError,
  type RecordingFooter,
  type RecordingHeader,
  type RecordingLine,
  type Unsequenced,
} from '@touchstone/model';
import { packBlock } from './block-member.js';
import { exchangeLine } from './exchange-line.js';
import { openFileSink, type BlockSink } from './block-sink.js';
import { FIRST_LINK, sealDigest, sealLine } from './seal-chain.js';

/** What a recording ends with; the counts are the writer's own. */
export type RecordingEnd = Omit<RecordingFooter, 'kind' | 'seq' | 'exchanges' | 'unclassified'>;

/** Lines that a caller may append; header, seals and footer are the writer's own. */
export type AppendableLine = Unsequenced<Exclude<RecordingLine, { kind: 'header' | 'seal' | 'footer' }>>;

export interface RecordingWriterOptions {
  /** A new file, or any other place for blocks. */
  readonly to: string | BlockSink;
  readonly header: Omit<RecordingHeader, 'kind' | 'seq'>;
  /** Called once, when a write fails. From then on the recording is incomplete whatever happens. */
  readonly onFailed?: (error: TouchstoneError) => void;
  /** A block is written at the latest after this many milliseconds. */
  readonly flushMs?: number;
  /** A block is written at the latest when it has this many bytes. */
  readonly blockBytes?: number;
  /** Lines that a stalled disk may keep waiting, in bytes; beyond it the recording has failed. */
  readonly backlogBytes?: number;
}

export interface RecordingSummary {
  readonly lines: number;
  readonly blocks: number;
  /** On disk. */
  readonly bytes: number;
  readonly exchanges: number;
  readonly unclassified: number;
  /** The last seal's digest: names this recording and every line in it. */
  readonly seal: string;
}

export const WRITER_DEFAULTS = Object.freeze({
  flushMs: 1000,
  blockBytes: 64 * 1024,
  backlogBytes: 64 * 1024 * 1024,
});

/**
 * Opens a recording and writes its header through to the file before it resolves.
 * @throws TouchstoneError RECORDING_EXISTS, RECORDING_NOT_WRITABLE, RECORDING_LINE_INVALID, RECORDING_WRITE_FAILED
 */
export async function openRecordingWriter(options: RecordingWriterOptions): Promise<RecordingWriter> {
  const sink = typeof options.to === 'string' ? await openFileSink(options.to) : options.to;
  const writer = new RecordingWriter(sink, options);
  await writer.begin(options.header);
  return writer;
}

/**
 * Appends lines to a recording. Lines take their place at once; a block is written at least every second and every
 * 64 KB, one write in flight at a time, so that a crash loses at most the last second.
 */
export class RecordingWriter {
  readonly #sink: BlockSink;
  readonly #options: Required<Omit<RecordingWriterOptions, 'to' | 'header' | 'onFailed'>>;
  readonly #onFailed: ((error: TouchstoneError) => void) | undefined;
  #seq = 0;
  #pending = '';
  #link = FIRST_LINK;
  #flushing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failure: TouchstoneError | undefined;
  #closed = false;
  #blocks = 0;
  #bytes = 0;
  #exchanges = 0;
  #unclassified = 0;

  constructor(sink: BlockSink, options: RecordingWriterOptions) {
    this.#sink = sink;
    this.#onFailed = options.onFailed;
    this.#options = {
      flushMs: options.flushMs ?? WRITER_DEFAULTS.flushMs,
      blockBytes: options.blockBytes ?? WRITER_DEFAULTS.blockBytes,
      backlogBytes: options.backlogBytes ?? WRITER_DEFAULTS.backlogBytes,
    };
  }

  /** Why the recording is incomplete for good, if it is. */
  get failure(): TouchstoneError | undefined {
    return this.#failure;
  }

  async begin(header: Omit<RecordingHeader, 'kind' | 'seq'>): Promise<void> {
    try {
      this.#add({ kind: 'header', ...header });
    } catch (error) {
      await this.#sink.close();
      throw error;
    }
    await this.flush();
    if (this.#failure) throw this.#failure;
  }

  /**
   * Gives a line its place and keeps it for the next block.
   * @returns its sequence number
   * @throws TouchstoneError RECORDING_CLOSED; RECORDING_WRITE_FAILED once a write has failed; RECORDING_LINE_INVALID
   */
  append(line: AppendableLine): number {
    if (this.#closed) {
      throw new TouchstoneError(
        'RECORDING_CLOSED',
        `The recording is closed; a line of kind "${line.kind}" came after.`,
        {
          hint: 'Close the recording after the last line.',
        },
      );
    }
    if (this.#failure) throw this.#failure;
    const seq = this.#add(line);
    if (line.kind === 'exchange') {
      this.#exchanges += 1;
      if (line.operation === null) this.#unclassified += 1;
    }
    return seq;
  }

  /** Writes what is pending through to the sink. Resolves also when that failed: see `failure`. */
  async flush(): Promise<void> {
    while (this.#flushing) await this.#flushing;
    if (this.#pending !== '' && !this.#failure) await this.#startFlush();
  }

  /**
   * Writes footer and last seal, and resolves when all of it is on the medium.
   * @param end how the run ended, when (ms since `startedAt`), how many exchanges were still under way, and whom else a
   *   forward proxy was asked for
   * @throws TouchstoneError RECORDING_WRITE_FAILED, RECORDING_CLOSED
   */
  async close(end: RecordingEnd): Promise<RecordingSummary> {
    if (this.#closed) throw new TouchstoneError('RECORDING_CLOSED', 'The recording was closed before.');
    this.#closed = true;
    if (!this.#failure) {
      const { at, outcome, reason, open, elsewhere } = end;
      this.#add({
        kind: 'footer',
        at: Math.round(at * 1000) / 1000,
        outcome,
        ...(reason === undefined ? {} : { reason: reason.slice(0, 400) }),
        exchanges: this.#exchanges,
        unclassified: this.#unclassified,
        open,
        ...(elsewhere === undefined ? {} : { elsewhere }),
      });
      await this.flush();
    }
    clearTimeout(this.#timer);
    try {
      if (!this.#failure) await this.#sink.sync();
    } catch (error) {
      this.#fail(error);
    }
    await this.#sink.close().catch((error: unknown) => this.#fail(error));
    if (this.#failure) throw this.#failure;
    return {
      lines: this.#seq,
      blocks: this.#blocks,
      bytes: this.#bytes,
      exchanges: this.#exchanges,
      unclassified: this.#unclassified,
      seal: this.#link,
    };
  }

  #add(line: Unsequenced<RecordingLine>): number {
    const text = line.kind === 'exchange' ? exchangeLine(line, this.#seq) : undefined;
    return this.#put(text ?? this.#checked(line));
  }

  /** Any line as its text, checked against the schema. */
  #checked(line: Unsequenced<RecordingLine>): string {
    const checked = recordingLine.safeParse({ ...line, seq: this.#seq });
    if (!checked.success) {
      const issue = checked.error.issues[0];
      const field = issue?.path.map(String).join('.') ?? '';
      throw new TouchstoneError(
        'RECORDING_LINE_INVALID',
        `A line of kind "${line.kind}" does not fit: ${field}: ${issue?.message ?? 'unknown'}.`,
        { details: { kind: line.kind, field } },
      );
    }
    return JSON.stringify(checked.data);
  }

  #put(text: string): number {
    const seq = this.#seq;
    this.#seq += 1;
    this.#pending += `${text}\n`;
    if (this.#pending.length > this.#options.backlogBytes) this.#fail(new Error('the disk does not keep up'));
    else if (this.#pending.length >= this.#options.blockBytes) void this.#startFlush();
    else this.#timer ??= this.#startTimer();
    return seq;
  }

  #startTimer(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#timer = undefined;
      void this.#startFlush();
    }, this.#options.flushMs);
  }

  /** One write in flight: what comes meanwhile is the next block. */
  #startFlush(): Promise<void> {
    if (this.#flushing) return this.#flushing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#writeBlock().then(() => {
      this.#flushing = undefined;
      if (this.#pending === '' || this.#failure) return;
      if (this.#pending.length >= this.#options.blockBytes) void this.#startFlush();
      else this.#timer ??= this.#startTimer();
    });
    return this.#flushing;
  }

  async #writeBlock(): Promise<void> {
    if (this.#pending === '' || this.#failure) return;
    const lines = Buffer.from(this.#pending);
    this.#pending = '';
    this.#link = sealDigest(this.#link, lines);
    const seal = Buffer.from(`${sealLine(this.#seq, this.#link)}\n`);
    this.#seq += 1;
    try {
      const member = await packBlock(Buffer.concat([lines, seal]));
      await this.#sink.write(member);
      this.#blocks += 1;
      this.#bytes += member.length;
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause: unknown): void {
    if (this.#failure) return;
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
    this.#failure = new TouchstoneError(
      'RECORDING_WRITE_FAILED',
      `The recording could not be written: ${reason}.`,
      {
        hint: reason === 'ENOSPC' ? 'Free space on the disk and run again.' : 'Mend the cause and run again.',
        details: { reason, lines: this.#seq },
        cause,
      },
    );
    this.#pending = '';
    clearTimeout(this.#timer);
    this.#onFailed?.(this.#failure);
  }
}
