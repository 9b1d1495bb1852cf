// SPDX-License-Identifier: Apache-2.0
import type { RecordingLine } from '@touchstone/model';
import { readRecordingBlocks, type Integrity, type RecordingSource } from '@touchstone/recorder';

/**
 * Reads a recording line by line and hands each to `take`, so that no more than a block of it is in memory.
 * @param source a file's path, its bytes, or a stream of them
 * @returns what the reader found out about the recording
 * @throws TouchstoneError RECORDING_NOT_ONE, RECORDING_NOT_READABLE
 */
export async function eachLine(
  source: RecordingSource,
  take: (line: RecordingLine) => void | Promise<void>,
  limits: Parameters<typeof readRecordingBlocks>[1] = {},
): Promise<Integrity> {
  const blocks = readRecordingBlocks(source, limits);
  for (;;) {
    const next = await blocks.next();
    if (next.done === true) return next.value;
    for (const line of next.value) {
      const taken = take(line);
      if (taken !== undefined) await taken;
    }
  }
}
