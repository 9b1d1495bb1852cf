// SPDX-License-Identifier: Apache-2.0
import { publishWorld, type Published, type PublishWorld, type TrustedRoot } from '@touchstone/attest';
import { openLog } from '../log/open-log.js';
import { readWitnesses } from '../log-service/witnesses.js';
import type { PublishOptions, PublishPlace } from './publish-options.js';

/**
 * Puts a paper into a log that this process writes itself. Where the log had it already, its witnesses are asked once more:
 * they may have been down when its checkpoint was new.
 */
export async function withOwnLog(
  where: string,
  options: PublishOptions,
  root: TrustedRoot,
  { env, output }: PublishPlace,
  publish: (world: PublishWorld) => Promise<Published>,
): Promise<Published> {
  const cosign = readWitnesses(options, root, output);
  const log = await openLog(where, { logKey: options.logKey, cosign }, env);
  try {
    const published = await publish(publishWorld(log, root, Date.now));
    if (published.fresh || cosign === undefined) return published;
    await log.cosignAgain();
    return { ...published, proof: await log.prove(published.index) };
  } finally {
    await log.close();
  }
}
