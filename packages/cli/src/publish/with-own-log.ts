// SPDX-License-Identifier: Apache-2.0
import { publishWorld, type PublishWorld, type TrustedRoot } from '@touchstone/attest';
import { openLog } from '../log/open-log.js';
import { readWitnesses } from '../log-service/witnesses.js';
import type { PublishOptions, PublishPlace } from './publish-options.js';

/** Does something with a log that this process writes itself, and lets go of it. */
export async function withOwnLog<T>(
  where: string,
  options: PublishOptions,
  root: TrustedRoot,
  { env, output }: PublishPlace,
  use: (world: PublishWorld) => Promise<T>,
): Promise<T> {
  const cosign = readWitnesses(options, root, output);
  const log = await openLog(where, { logKey: options.logKey, cosign }, env);
  try {
    return await use(publishWorld(log, root, Date.now));
  } finally {
    await log.close();
  }
}
