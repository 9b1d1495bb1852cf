// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** A log never gets shorter: whoever shows us an older one hides what was logged since, such as revocations. */
export function shrank(size: number, before: number): TouchstoneError {
  return new TouchstoneError(
    'REGISTRY_LOG_SHRANK',
    `The log has ${size} entries; when the registry last read it, it had ${before}.`,
    {
      hint: 'An older copy of the log was put in its place, or it was rolled back: put the newest one back. Nothing was changed.',
      details: { size, before },
    },
  );
}
