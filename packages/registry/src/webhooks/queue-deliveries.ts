// SPDX-License-Identifier: Apache-2.0
import type { RegistryDatabase } from '../database/open-registry-database.js';
import type { Jobs } from '../jobs/open-jobs.js';

/** A message to be sent to a webhook. */
export interface NewDelivery {
  readonly id: string;
  readonly webhook: string;
  readonly type: string;
  readonly solution: string | null;
  readonly body: string;
}

/** Writes messages and the jobs that send them, in one transaction; those that are there already are left as they are. */
export async function queueDeliveries(
  tx: RegistryDatabase,
  jobs: Pick<Jobs, 'send'>,
  deliveries: readonly NewDelivery[],
  at: Date,
): Promise<void> {
  for (const delivery of deliveries) {
    const made = await tx
      .insertInto('registry_deliveries')
      .values({ ...delivery, state: 'waiting', created_at: at.toISOString() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made !== undefined) await jobs.send('deliver', { delivery: made.id }, { key: made.id, tx });
  }
}
