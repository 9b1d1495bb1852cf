// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import { takeInventory } from '../scratch/inventory.js';
import type { RecordingSession } from './recording-session.js';

export interface InventoryOptions {
  readonly when: 'before' | 'after-teardown';
  readonly sleep: (ms: number) => Promise<void>;
  /** Aborting takes the list as it is. */
  readonly abandon: AbortSignal | undefined;
}

/** Deletion takes time on a cloud; what was deleted gets this long to be gone before it counts as left behind, in ms. */
const PATIENCE_MS = 60_000;
const POLL_MS = 1000;

/**
 * Lists the project beside the recorder and writes what is there. After teardown it waits for what is being deleted; what
 * is still there then is written with its state.
 */
export async function writeInventory(
  connection: Connection,
  session: RecordingSession,
  options: InventoryOptions,
): Promise<void> {
  let found = await takeInventory(connection, session.recordedId);
  if (options.when === 'after-teardown') {
    for (let waited = 0; found.leaving > 0 && waited < PATIENCE_MS; waited += POLL_MS) {
      if (options.abandon?.aborted) break;
      await options.sleep(POLL_MS);
      found = await takeInventory(connection, session.recordedId);
    }
  }
  const { resources, couldNotList } = found;
  session.append({ kind: 'inventory', at: session.at(), when: options.when, resources, couldNotList });
}
