// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';
import type { Interruption } from './interruption.js';

/**
 * What a run throws, in our words: an abort of a call under way is an interruption, a full or read-only disk is the disk's.
 * Everything else passes through.
 */
export function runRefusal(error: unknown, stop: Interruption, workRoot: string): unknown {
  if (error instanceof TouchstoneError || !(error instanceof Error)) return error;
  if (error.name === 'AbortError') {
    try {
      stop.throwIfInterrupted();
    } catch (refusal) {
      return refusal;
    }
  }
  const { code, path } = error as NodeJS.ErrnoException;
  if (code === undefined || !['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EACCES', 'ENOENT'].includes(code))
    return error;
  if (path === undefined && !['ENOSPC', 'EDQUOT'].includes(code)) return error;
  return new TouchstoneError('RUN_DISK', `${path ?? workRoot} cannot be written: ${code}.`, {
    hint: 'Free space there, or name another temporary folder with TMPDIR. What was made on the cloud was removed.',
    details: { path: path ?? workRoot, code },
    cause: error,
  });
}
