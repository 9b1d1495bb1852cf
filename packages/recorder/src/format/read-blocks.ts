// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import { beginsAsMember, MEMBER_HEAD, memberSize, resemblesMember, unpackBlock } from './block-member.js';

export interface ReadLimits {
  /** Bytes of one line. */
  readonly lineBytes: number;
  /** Bytes of one block, inflated or not. */
  readonly blockBytes: number;
  /** Bytes of all blocks, inflated. */
  readonly totalBytes: number;
}

export type BlockEvent =
  | { readonly kind: 'block'; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly why: string }
  | { readonly kind: 'damage'; readonly why: string };

/**
 * Cuts a recording's bytes into blocks: gzip members, or plain NDJSON for whoever unpacked it. Holds one block at a time.
 * Ends after the first `cut` or `damage`.
 * @throws TouchstoneError RECORDING_NOT_ONE when the bytes do not begin as a recording does
 */
export async function* readBlocks(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limits: ReadLimits,
): AsyncGenerator<BlockEvent> {
  const window = new Window(source);
  const start = await window.peek(MEMBER_HEAD);
  if (start.length === 0) throw notOne('it is empty');
  if (start[0] === 0x7b) yield* readPlain(window, limits);
  else if (beginsAsMember(start) || resemblesMember(start)) yield* readMembers(window, limits);
  else throw notOne('it begins neither as gzip of ours nor as NDJSON');
}

function notOne(why: string): TouchstoneError {
  return new TouchstoneError('RECORDING_NOT_ONE', `This is no recording: ${why}.`, {
    hint: 'Name a file that touchstone recorded (recording.ndjson.gz).',
  });
}

async function* readMembers(window: Window, limits: ReadLimits): AsyncGenerator<BlockEvent> {
  let total = 0;
  for (let number = 1; ; number += 1) {
    const head = await window.peek(MEMBER_HEAD);
    if (head.length === 0) return;
    if (!beginsAsMember(head))
      return yield { kind: 'damage', why: `Block ${number} does not begin as a block does.` };
    if (head.length < MEMBER_HEAD)
      return yield { kind: 'cut', why: `The file ends in the head of block ${number}.` };
    const size = memberSize(head);
    if (size <= MEMBER_HEAD || size > limits.blockBytes) {
      return yield { kind: 'damage', why: `Block ${number} says that it has ${size} bytes.` };
    }
    const member = await window.peek(size);
    if (member.length < size) {
      return yield {
        kind: 'cut',
        why: `The file ends in block ${number}, ${size - member.length} bytes early.`,
      };
    }
    const unpacked = await unpackBlock(member, Math.min(limits.blockBytes, limits.totalBytes - total));
    if ('wrong' in unpacked)
      return yield { kind: 'damage', why: `Block ${number} cannot be read: ${unpacked.wrong}.` };
    window.drop(size);
    total += unpacked.block.length;
    yield { kind: 'block', bytes: unpacked.block };
  }
}

const SEAL_START = Buffer.from('{"kind":"seal",');

async function* readPlain(window: Window, limits: ReadLimits): AsyncGenerator<BlockEvent> {
  let total = 0;
  for (let number = 1; ; number += 1) {
    let size = 0;
    for (;;) {
      const line = await window.lineFrom(size, limits.lineBytes + 1);
      if (line.length === 0 && size === 0) return;
      if (line.length === 0)
        return yield { kind: 'cut', why: `The file ends in block ${number}, before its seal.` };
      if (line[line.length - 1] !== 0x0a) {
        if (line.length > limits.lineBytes) {
          return yield {
            kind: 'damage',
            why: `A line of block ${number} has more than ${limits.lineBytes} bytes.`,
          };
        }
        return yield { kind: 'cut', why: `The file ends in the middle of a line of block ${number}.` };
      }
      size += line.length;
      if (size > limits.blockBytes || total + size > limits.totalBytes) {
        return yield { kind: 'damage', why: `Block ${number} is larger than the limit.` };
      }
      if (line.subarray(0, SEAL_START.length).equals(SEAL_START)) break;
    }
    total += size;
    const bytes = Buffer.from(await window.peek(size));
    window.drop(size);
    yield { kind: 'block', bytes };
  }
}

/** The unread part of a byte stream, as far as someone has asked to see it. */
class Window {
  readonly #source: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #parts: Uint8Array[] = [];
  #length = 0;

  constructor(source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#source =
      Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done === true) return false;
    this.#parts.push(next.value);
    this.#length += next.value.length;
    return true;
  }

  #joined(): Buffer {
    const first = this.#parts[0];
    const all =
      this.#parts.length === 1 && first !== undefined
        ? Buffer.from(first.buffer, first.byteOffset, first.length)
        : Buffer.concat(this.#parts);
    this.#parts = [all];
    return all;
  }

  /** The next `size` bytes, or as many as are left. */
  async peek(size: number): Promise<Buffer> {
    while (this.#length < size && (await this.#more())) continue;
    return this.#joined().subarray(0, size);
  }

  /** The line that begins `offset` bytes from here, newline included; at most `limit` bytes of it. */
  async lineFrom(offset: number, limit: number): Promise<Buffer> {
    for (;;) {
      const bytes = this.#joined();
      const end = bytes.indexOf(0x0a, offset);
      if (end >= 0 && end - offset < limit) return bytes.subarray(offset, end + 1);
      if (bytes.length - offset >= limit || !(await this.#more()))
        return bytes.subarray(offset, offset + limit);
    }
  }

  drop(size: number): void {
    this.#parts = [this.#joined().subarray(size)];
    this.#length -= size;
  }
}
