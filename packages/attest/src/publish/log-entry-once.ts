// SPDX-License-Identifier: Apache-2.0
import type { NewLogEntry } from '../log/entry-identity.js';
import type { Log } from '../sequencer/log.js';
import type { Published } from './publish-world.js';

/** Appends an entry, or finds it where the log has it, and proves it under the newest checkpoint. */
export async function logEntryOnce(log: Log, entry: NewLogEntry): Promise<Published> {
  const [appended] = await log.append([entry]);
  if (appended === undefined) throw new TypeError('one entry has one place');
  return { ...appended, proof: await log.prove(appended.index) };
}
