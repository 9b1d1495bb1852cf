// SPDX-License-Identifier: Apache-2.0
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';

const PIECE = 256 * 1024;

/** Reads a plain file from its beginning to its end. */
export interface FileReader {
  /** Bytes of the whole file. */
  readonly size: number;
  /** Where the next byte comes from. */
  readonly at: number;
  /** Exactly so many bytes. @throws TouchstoneError BUNDLE_CUT */
  take(count: number): Promise<Buffer>;
  /** Exactly so many bytes, in pieces. @throws TouchstoneError BUNDLE_CUT */
  pieces(count: number): AsyncGenerator<Buffer>;
  close(): Promise<void>;
}

/**
 * Opens a plain file; a pipe would block, a device never end.
 * @throws TouchstoneError BUNDLE_MISSING
 */
export async function openFileReader(file: string): Promise<FileReader> {
  const flags = constants.O_RDONLY | constants.O_NONBLOCK;
  const handle = await open(file, flags).catch(() => undefined);
  const found = await handle?.stat();
  if (handle !== undefined && found?.isFile() === true) return new PlainFile(handle, file, found.size);
  await handle?.close();
  throw new TouchstoneError('BUNDLE_MISSING', `There is no bundle at ${file}: it is no plain file.`, {
    hint: 'Name a folder that touchstone certify wrote, or a file that touchstone pack wrote.',
  });
}

class PlainFile implements FileReader {
  readonly size: number;
  #at = 0;
  readonly #handle: FileHandle;
  readonly #file: string;
  /** What was read ahead and not taken: most of what a bundle holds is small. */
  #ahead: Buffer = Buffer.alloc(0);

  constructor(handle: FileHandle, file: string, size: number) {
    this.#handle = handle;
    this.#file = file;
    this.size = size;
  }

  get at(): number {
    return this.#at;
  }

  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.pieces(count)) pieces.push(piece);
    return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces);
  }

  async *pieces(count: number): AsyncGenerator<Buffer> {
    // Before anything is read or held: a header may say any size.
    if (count > this.size - this.#at) throw this.#cut(count);
    for (let left = count; left > 0;) {
      if (this.#ahead.length === 0) await this.#readAhead(left);
      const piece = this.#ahead.subarray(0, left);
      this.#ahead = this.#ahead.subarray(piece.length);
      this.#at += piece.length;
      left -= piece.length;
      yield piece;
    }
  }

  async #readAhead(wanted: number): Promise<void> {
    const most = Math.min(PIECE, this.size - this.#at);
    const { bytesRead, buffer } = await this.#handle.read(Buffer.allocUnsafeSlow(most), 0, most, this.#at);
    if (bytesRead === 0) throw this.#cut(wanted);
    this.#ahead = buffer.subarray(0, bytesRead);
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  #cut(count: number): TouchstoneError {
    return new TouchstoneError(
      'BUNDLE_CUT',
      `${this.#file} ends after ${this.size} bytes, where ${count} more are to follow byte ${this.#at}.`,
      { hint: 'The file is not whole: get it again.', details: { bytes: this.size } },
    );
  }
}
