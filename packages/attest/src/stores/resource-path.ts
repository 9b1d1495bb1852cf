// SPDX-License-Identifier: Apache-2.0
import { TouchstoneError } from '@touchstone/model';

/** All that a log has (c2sp.org/tlog-tiles): the checkpoint, tiles of hashes by level, bundles of entries; whole or partial. */
const RESOURCE =
  /^(?:checkpoint|tile\/(?:entries|[0-9]|[1-5][0-9]|6[0-3])\/(?:x\d{3}\/)*\d{3}(?:\.p\/[1-9]\d{0,2})?)$/;
const LONGEST = 60;

/**
 * Holds a path to those that a log has. Throws LOG_PATH for any other: it becomes a file name or part of a URL, and a
 * path such as `../../etc/passwd` would otherwise reach past the log.
 */
export function verifyResourcePath(path: string): void {
  if (path.length <= LONGEST && RESOURCE.test(path)) return;
  throw new TouchstoneError('LOG_PATH', `${JSON.stringify(path.slice(0, 80))} is no resource of a log.`, {
    hint: 'A log has `checkpoint`, `tile/<level>/<index>` and `tile/entries/<index>` (c2sp.org/tlog-tiles).',
  });
}
