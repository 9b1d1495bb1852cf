// SPDX-License-Identifier: Apache-2.0
import { openClaimedLog } from '@touchstone/attest';
import type { Output } from '../output.js';
import { EXIT } from '../refusal.js';
import { readLogTrust, type LogTrustOptions } from './read-log-trust.js';
import { withLogReader } from './with-log-reader.js';

/** `touchstone log proof LOG INDEX`: that an entry is in the log, as c2sp.org/tlog-proof. */
export async function logProofCommand(
  where: string,
  index: number,
  options: LogTrustOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<number> {
  const trust = await readLogTrust(options, env);
  output.text(
    await withLogReader(where, env, async (reader) => (await openClaimedLog(reader, trust)).prove(index)),
  );
  return EXIT.reached;
}
