// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path';
import {
  publishWorld,
  type Log,
  type LogReader,
  type PublishWorld,
  type TrustedRoot,
} from '@touchstone/attest';
import {
  liveRegistry,
  openEvidence,
  openRegistry,
  openRegistryDatabase,
  type LiveRegistry,
  type Registry,
  type RegistryDatabase,
} from '@touchstone/registry';
import { openLog } from '../log/open-log.js';
import { openLogReader } from '../log/open-log-reader.js';
import { storeWorld } from '../log/store-world.js';
import { cosignNowAndThen } from '../log-service/cosign-now-and-then.js';
import { readWitnesses } from '../log-service/witnesses.js';
import type { Output } from '../output.js';
import { readTrustRoot } from '../trust/read-trust-root.js';
import { Closing } from './closing.js';
import { logPlace, type RegistryOptions } from './places.js';

/** A registry with what it rests on, opened. */
export interface Marketplace {
  readonly registry: Registry;
  readonly database: RegistryDatabase;
  readonly live: LiveRegistry;
  readonly root: TrustedRoot;
  readonly reader: LogReader;
  /** What publishing needs; undefined where the log is only followed. */
  readonly publish: PublishWorld | undefined;
  close(): Promise<void>;
}

/**
 * Opens the registry of a marketplace: trust root, log, evidence, database. A database that is not there is made, which takes
 * some seconds where it is embedded.
 * @throws TouchstoneError what each of them is refused with
 */
export async function openMarketplace(
  options: RegistryOptions,
  output: Output,
  env: NodeJS.ProcessEnv,
): Promise<Marketplace> {
  const closing = new Closing();
  try {
    const root = await readTrustRoot(options.trustRoot, env, new Date());
    const log = await openLogOf(options, root, output, env, closing);
    const reader = log?.reader ?? closing.add(await openLogReader(logPlace(options), env));
    const near = join(options.data, 'evidence');
    const evidence = closing.add(await openEvidence(options.evidence ?? near, near, storeWorld(env)));
    const url = env.DATABASE_URL;
    const database = await openRegistryDatabase(
      url === undefined || url === '' ? { folder: join(options.data, 'database') } : { url },
    );
    const registry = openRegistry({ database, evidence, log: reader, root, clock: Date.now });
    closing.add(registry);
    return {
      registry,
      database,
      live: liveRegistry(registry, Date.now),
      root,
      reader,
      publish: log === undefined ? undefined : publishWorld(log, root, Date.now),
      close: () => closing.close(),
    };
  } catch (error) {
    await closing.close();
    throw error;
  }
}

/** The log, to be appended to, where its key is there. */
async function openLogOf(
  options: RegistryOptions,
  root: TrustedRoot,
  output: Output,
  env: NodeJS.ProcessEnv,
  closing: Closing,
): Promise<Log | undefined> {
  const { logKey, log: where } = options;
  const hasKey = logKey !== undefined || env.TOUCHSTONE_LOG_KEY_FILE || env.TOUCHSTONE_LOG_KEY;
  // The log that comes with the program is nobody's to append to.
  if (!hasKey || where === undefined) return undefined;
  const cosign = readWitnesses(options, root, output);
  const log = closing.add(await openLog(where, { logKey, cosign }, env));
  if (cosign !== undefined) {
    const asking = cosignNowAndThen(log, output);
    closing.add({ close: async () => asking.stop() });
  }
  return log;
}
