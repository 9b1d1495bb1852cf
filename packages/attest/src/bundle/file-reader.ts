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

  constructor(handle: FileHandle, file: string, size: number) {
    this.#handle = handle;
    this.#file = file;
    this.size = size;
  }

  get at(): number {
    return this.#at;
  }

  async take(count: number): Promise<Buffer> {
    this.#require(count);
    const bytes = Buffer.allocUnsafeSlow(count);
    let read = 0;
    while (read < count) {
      const { bytesRead } = await this.#handle.read(bytes, read, count - read, this.#at + read);
      if (bytesRead === 0) throw this.#cut(count);
      read += bytesRead;
    }
    this.#at += count;
    return bytes;
  }

  async *pieces(count: number): AsyncGenerator<Buffer> {
    this.#require(count);
    for (let left = count; left > 0; left -= Math.min(left, PIECE))
      yield await this.take(Math.min(left, PIECE));
  }

  close(): Promise<void> {
    return this.#handle.close();
  }

  /** Before anything is allocated: a header may say any size. */
  #require(count: number): void {
    if (count > this.size - this.#at) throw this.#cut(count);
  }

  #cut(count: number): TouchstoneError {
    return new TouchstoneError(
      'BUNDLE_CUT',
      `${this.#file} ends after ${this.size} bytes, where ${count} more are to follow byte ${this.#at}.`,
      { hint: 'The file is not whole: get it again.', details: { bytes: this.size } },
    );
  }
}
