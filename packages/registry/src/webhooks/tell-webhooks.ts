// SPDX-License-Identifier: Apache-2.0
import type { LiveRegistry } from '../api/live-registry.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import { feedEvents, type FeedEvent, type FeedKind } from '../feeds/feed-events.js';
import type { Jobs } from '../jobs/open-jobs.js';
import { queueDeliveries, type NewDelivery } from './queue-deliveries.js';
import { deliveryId, eventId, eventMessage, typeOf } from './webhook-message.js';

export interface TellingWorld {
  readonly database: RegistryDatabase;
  readonly jobs: Pick<Jobs, 'send' | 'wake'>;
  readonly live: LiveRegistry;
  /** Where readers find the marketplace: `https://…`, without a slash at its end. */
  readonly origin: string;
  /** Epoch ms. */
  readonly clock: () => number;
}

/** Events of one transaction. */
const AT_ONCE = 500;
/** What was sent is shown for so long. */
const KEEP_DELIVERIES_MS = 30 * 86_400_000;

/**
 * Finds events that were not told yet, those of the feeds, and queues a message of each to the webhooks that ask for it.
 * Of two workers that find the same event one tells it; one that dies has told all of a transaction or nothing. What
 * happened before there was any webhook is known as told.
 * @returns how many events there were, and messages
 */
export async function tellWebhooks(world: TellingWorld): Promise<{ events: number; messages: number }> {
  const { database, jobs, live, clock } = world;
  const at = new Date(clock());
  const { facts } = await live.current();
  const known = await toldEvents(database);
  // The oldest first, so that messages are queued in the order of what happened.
  const untold = feedEvents(facts, at)
    .toReversed()
    .map((event) => ({ id: eventId(event), event }))
    .filter(({ id }) => !known.has(id));
  let messages = 0;
  for (let from = 0; from < untold.length; from += AT_ONCE)
    messages += await tell(world, untold.slice(from, from + AT_ONCE), at);
  if (messages > 0) jobs.wake('deliver');
  const old = new Date(at.getTime() - KEEP_DELIVERIES_MS).toISOString();
  await database
    .deleteFrom('registry_deliveries')
    .where('created_at', '<', old)
    .where('state', '!=', 'waiting')
    .execute();
  return { events: untold.length, messages };
}

function tell(
  { database, jobs, origin }: TellingWorld,
  untold: readonly { readonly id: string; readonly event: FeedEvent }[],
  at: Date,
): Promise<number> {
  return database.transaction().execute(async (tx) => {
    const inserted = await tx
      .insertInto('registry_told_events')
      .values(untold.map(({ id }) => ({ id, told_at: at.toISOString() })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    const own = new Set(inserted.map(({ id }) => id));
    const webhooks = await tx
      .selectFrom('registry_webhooks')
      .select(['id', 'events', 'created_at'])
      .where('disabled_at', 'is', null)
      .execute();
    const deliveries = webhooks.flatMap((webhook): NewDelivery[] => {
      const kinds = JSON.parse(webhook.events) as FeedKind[];
      return untold
        .filter(({ id, event }) => own.has(id) && kinds.includes(event.kind))
        .map(({ id, event }) => ({
          id: deliveryId(webhook.id, webhook.created_at, id),
          webhook: webhook.id,
          type: typeOf(event),
          solution: event.solution,
          body: eventMessage(event, origin),
        }));
    });
    await queueDeliveries(tx, jobs, deliveries, at);
    return deliveries.length;
  });
}

async function toldEvents(database: RegistryDatabase): Promise<ReadonlySet<string>> {
  const rows = await database.selectFrom('registry_told_events').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}
