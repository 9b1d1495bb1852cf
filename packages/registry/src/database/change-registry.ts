// SPDX-License-Identifier: Apache-2.0
import { isTouchstoneError, TouchstoneError } from '@touchstone/model';
import { shrank } from './log-shrank.js';
import type { RegistryDatabase } from './open-registry-database.js';

/** A change on its way: all of it is committed, or none. */
export interface Change {
  readonly tx: RegistryDatabase;
  /** The number of one more change. */
  nextChange(): number;
}

/**
 * Changes the registry, one change after the other whatever processes make them: numbers of changes are committed in their
 * order, so that whoever asks for what came after one misses none.
 * @param logSize entries of the log that the change rests on; the act does not run on an older log than others have used
 * @throws TouchstoneError REGISTRY_LOG_SHRANK, REGISTRY_DATABASE; what the act throws
 */
export async function changeRegistry<T>(
  database: RegistryDatabase,
  logSize: number,
  act: (change: Change) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction().execute(async (tx) => {
      const state = await tx.selectFrom('registry_state').selectAll().forUpdate().executeTakeFirstOrThrow();
      if (Number(state.log_size) > logSize) throw shrank(logSize, Number(state.log_size));
      const before = Number(state.change);
      let change = before;
      const result = await act({ tx, nextChange: () => (change += 1) });
      if (change !== before || Number(state.log_size) !== logSize) {
        await tx.updateTable('registry_state').set({ change, log_size: logSize }).execute();
      }
      return result;
    });
  } catch (error) {
    throw databaseRefusal(error) ?? error;
  }
}

/** A failure of the database in our words; undefined for others. Codes alone are told: a message may quote the URL. */
function databaseRefusal(error: unknown): TouchstoneError | undefined {
  if (isTouchstoneError(error)) return error;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const broken = typeof message === 'string' && /connection|terminat/i.test(message);
  if (typeof code !== 'string' && !broken) return undefined;
  const why = typeof code === 'string' ? code : 'the connection broke';
  return new TouchstoneError(
    'REGISTRY_DATABASE',
    `The registry's database failed (${why}); nothing was changed.`,
    {
      hint: 'See to the database and try again: what was taken in before is not taken in twice.',
      cause: error,
    },
  );
}
