// SPDX-License-Identifier: Apache-2.0
import { openLogReader as openReader } from '@touchstone/attest';
import { storeWorld } from './store-world.js';

/**
 * Opens a log to read: `FOLDER`, a URL, `s3://BUCKET/PREFIX`, `swift://CONTAINER/PREFIX`. It is closed after use.
 * Throws LOG_PLACE, LOG_PLACE_CONFIG, ACCESS_*.
 */
export function openLogReader(where: string, env: NodeJS.ProcessEnv): ReturnType<typeof openReader> {
  return openReader(where, storeWorld(env));
}
