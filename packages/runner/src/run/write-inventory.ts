// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import { takeInventory } from '../scratch/inventory.js';
import type { RecordingSession } from './recording-session.js';

/** Lists the project beside the recorder and writes what is there. */
export async function writeInventory(
  connection: Connection,
  session: RecordingSession,
  when: 'before' | 'after-teardown',
): Promise<void> {
  const found = await takeInventory(connection, session.recordedId);
  session.append({ kind: 'inventory', at: session.at(), when, ...found });
}
