// SPDX-License-Identifier: Apache-2.0
import { openLogAt, type Cosign, type Log } from '@touchstone/attest';
import { readLogSigner } from './read-log-signer.js';
import { storeWorld } from './store-world.js';

export interface OpenLogOptions {
  /** The file of the log's key; from the environment where it is not given (readLogSigner). */
  readonly logKey?: string | undefined;
  readonly cosign?: Cosign | undefined;
  readonly create?: boolean;
}

/**
 * Opens a log to append to it: `FOLDER` with a database of its own, or with the PostgreSQL of DATABASE_URL;
 * `s3://` and `swift://` with the latter alone. It is closed after use.
 */
export async function openLog(where: string, options: OpenLogOptions, env: NodeJS.ProcessEnv): Promise<Log> {
  const { logKey, cosign, create } = options;
  const signer = await readLogSigner(logKey, env);
  const databaseUrl = env.DATABASE_URL || undefined;
  return openLogAt(where, { signer, clock: Date.now, databaseUrl, cosign, create }, storeWorld(env));
}
