// SPDX-License-Identifier: Apache-2.0
import { open, type FileHandle } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';

/** Where blocks go. `write` resolves when all bytes were taken; every method rejects with the system's error. */
export interface BlockSink {
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when what was written is on the medium. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A new file, readable by its owner alone.
 * @throws TouchstoneError RECORDING_EXISTS, RECORDING_NOT_WRITABLE
 */
export async function openFileSink(path: string): Promise<BlockSink> {
  let handle: FileHandle;
  try {
    handle = await open(path, 'wx', 0o600);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (reason === 'EEXIST') {
      throw new TouchstoneError('RECORDING_EXISTS', `${path} is there already.`, {
        hint: 'Name another file, or move the old recording away.',
        details: { path },
      });
    }
    throw new TouchstoneError('RECORDING_NOT_WRITABLE', `${path} cannot be made: ${reason}.`, {
      hint: 'Name a file in a folder that exists and that you may write to.',
      details: { path, reason },
      cause: error,
    });
  }
  return {
    async write(bytes) {
      for (let at = 0; at < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, at, bytes.length - at);
        at += bytesWritten;
      }
    },
    sync: () => handle.datasync(),
    close: () => handle.close(),
  };
}
