// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** LOG_UNREADABLE: that a resource is there could not be found out, which is not the same as its absence. */
export function unreadable(where: string, path: string, why: string, cause?: unknown): TouchstoneError {
  return new TouchstoneError('LOG_UNREADABLE', `${path} of the log at ${where} cannot be read: ${why}.`, {
    hint: 'Nothing can be said of a log that cannot be read: mend access to it and try again.',
    details: { where, path },
    cause,
  });
}

/** LOG_UNWRITABLE: the resource may or may not be in place; whoever writes it again loses nothing. */
export function unwritable(where: string, path: string, why: string, cause?: unknown): TouchstoneError {
  return new TouchstoneError('LOG_UNWRITABLE', `${path} of the log at ${where} cannot be written: ${why}.`, {
    hint: 'Make room, or mend access to it, and append again: what was taken before is not taken twice.',
    details: { where, path },
    cause,
  });
}

/** LOG_TOO_LARGE: read whole, a resource without end would fill memory. */
export function tooLarge(where: string, path: string, limit: number): TouchstoneError {
  return new TouchstoneError(
    'LOG_TOO_LARGE',
    `${path} of the log at ${where} has more than ${limit} bytes.`,
    {
      hint: 'No log in this format has so large a resource: is this the right address?',
      details: { where, path, limit },
    },
  );
}
