// SPDX-License-Identifier: Apache-2.0
import type { RegistryDatabase } from '../database/open-registry-database.js';

/** A message to a webhook, and what became of it. Times are ISO 8601, UTC. */
export interface Delivery {
  /** Counts up. */
  readonly number: number;
  /** The message's `webhook-id`. */
  readonly id: string;
  readonly webhook: string;
  readonly type: string;
  readonly solution: string | null;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly createdAt: string;
  readonly lastAt: string | null;
  /** Of the last answer, where there was one. */
  readonly status: number | null;
  /** Of the last failure. */
  readonly why: string | null;
}

export interface DeliveriesPage {
  readonly webhook?: string;
  /** Messages before this number. */
  readonly before?: number;
  /** 1 to 200. */
  readonly limit?: number;
}

const LINES = 50;
const LINES_LIMIT = 200;

/** Messages to webhooks, the newest first. */
export async function readDeliveries(
  database: RegistryDatabase,
  { webhook, before, limit = LINES }: DeliveriesPage,
): Promise<readonly Delivery[]> {
  let query = database
    .selectFrom('registry_deliveries')
    .select(['number', 'id', 'webhook', 'type', 'solution', 'state', 'attempts', 'status', 'why'])
    .select(['created_at as createdAt', 'last_at as lastAt'])
    .orderBy('number', 'desc')
    .limit(Math.min(Math.max(1, limit), LINES_LIMIT));
  if (webhook !== undefined) query = query.where('webhook', '=', webhook);
  if (before !== undefined) query = query.where('number', '<', before);
  return (await query.execute()).map((row) => ({ ...row, number: Number(row.number) }));
}
