// SPDX-License-Identifier: Apache-2.0
import type { FsckTrust } from '@touchstone/attest';
import { readTrustRoot } from '../trust/read-trust-root.js';

export interface LogTrustOptions {
  /** The log's verifier key (c2sp.org/signed-note), which is public. */
  readonly logKey?: string;
  readonly trustRoot?: readonly string[];
}

/** Whom to believe about a log: its key where one is given, a trust root where one is named, otherwise nobody. */
export async function readLogTrust(
  { logKey, trustRoot }: LogTrustOptions,
  env: NodeJS.ProcessEnv,
): Promise<FsckTrust> {
  if (trustRoot === undefined && !env.TOUCHSTONE_TRUST_ROOT) return { key: logKey };
  return { key: logKey, root: await readTrustRoot(trustRoot, env, new Date()) };
}
