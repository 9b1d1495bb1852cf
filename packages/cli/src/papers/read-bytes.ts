// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises';
import { TouchstoneError } from '@touchstone/model';

/**
 * The bytes of a file that a person named; a pipe too, such as a shell's `<(…)`.
 * @param limit in bytes
 * @throws TouchstoneError CLI_NO_FILE where it is absent, cannot be read, or is larger
 */
export async function readBytes(file: string, limit: number): Promise<Buffer> {
  try {
    const handle = await open(file);
    try {
      const pieces: Buffer[] = [];
      let left = limit + 1;
      while (left > 0) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(left, 65_536)));
        if (bytesRead === 0) return Buffer.concat(pieces);
        pieces.push(buffer.subarray(0, bytesRead));
        left -= bytesRead;
      }
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new TouchstoneError('CLI_NO_FILE', `${file} cannot be read (${code}).`, {
      hint: 'Name a file that is there and that you may read.',
      cause,
    });
  }
  throw new TouchstoneError('CLI_NO_FILE', `${file} has more than ${limit} bytes.`, {
    hint: 'Is this the right file?',
  });
}
