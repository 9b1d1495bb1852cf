// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** There is no log where one was named. */
export function logMissing(where: string): TouchstoneError {
  return new TouchstoneError('LOG_MISSING', `There is no log ${where}.`, {
    hint: 'Make one with `touchstone log create`, or name the right place.',
    details: { where },
  });
}
