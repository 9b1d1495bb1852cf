// SPDX-License-Identifier: Apache-2.0
import type { LogReader } from '@touchstone/attest';
import { openLogReader } from './open-log-reader.js';

/** Reads a log and closes it, whatever comes of it. Throws what openLogReader and `use` throw. */
export async function withLogReader<T>(
  where: string,
  env: NodeJS.ProcessEnv,
  use: (reader: LogReader) => Promise<T>,
): Promise<T> {
  const reader = await openLogReader(where, env);
  try {
    return await use(reader);
  } finally {
    await reader.close();
  }
}
