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
/** Stands among the ids of told events once a first look was taken to its end. */
const FIRST_LOOK = 'first look';

/**
 * Finds events that were not told yet, those of the feeds, and queues a message of each to the webhooks that ask for it.
 * Of two workers that find the same event one tells it; one that dies has told all of a transaction or nothing. What is
 * there at the first look of all, the catalog, is no news: it is known as told.
 * @returns how many events were told, and how many messages that took
 */
export async function tellWebhooks(world: TellingWorld): Promise<{ events: number; messages: number }> {
  const { database, jobs, live, clock } = world;
  const at = new Date(clock());
  const { facts } = await live.current();
  const known = await toldEvents(database);
  const firstLook = !known.has(FIRST_LOOK);
  // The oldest first, so that messages are queued in the order of what happened.
  const untold = feedEvents(facts, at)
    .toReversed()
    .map((event) => ({ id: eventId(event), event }))
    .filter(({ id }) => !known.has(id));
  let [events, messages] = [0, 0];
  for (let from = 0; from < untold.length; from += AT_ONCE) {
    const some = untold.slice(from, from + AT_ONCE);
    const told = await database.transaction().execute(async (tx) => {
      const own = await markTold(
        tx,
        some.map(({ id }) => id),
        at,
      );
      const news = firstLook ? [] : some.filter(({ id }) => own.has(id));
      return { events: news.length, messages: await tell(tx, world, news, at) };
    });
    events += told.events;
    messages += told.messages;
  }
  if (firstLook) await markTold(database, [FIRST_LOOK], at);
  if (messages > 0) jobs.wake('deliver');
  const old = new Date(at.getTime() - KEEP_DELIVERIES_MS).toISOString();
  await database
    .deleteFrom('registry_deliveries')
    .where('created_at', '<', old)
    .where('state', '!=', 'waiting')
    .execute();
  return { events, messages };
}

/** Which of them nobody had marked. */
async function markTold(
  tx: RegistryDatabase,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlySet<string>> {
  const marked = await tx
    .insertInto('registry_told_events')
    .values(ids.map((id) => ({ id, told_at: at.toISOString() })))
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .execute();
  return new Set(marked.map(({ id }) => id));
}

async function tell(
  tx: RegistryDatabase,
  { jobs, origin }: TellingWorld,
  news: readonly { readonly id: string; readonly event: FeedEvent }[],
  at: Date,
): Promise<number> {
  if (news.length === 0) return 0;
  const webhooks = await tx
    .selectFrom('registry_webhooks')
    .select(['id', 'events', 'created_at'])
    .where('disabled_at', 'is', null)
    .execute();
  const deliveries = webhooks.flatMap((webhook): NewDelivery[] => {
    const kinds = JSON.parse(webhook.events) as FeedKind[];
    return news
      .filter(({ event }) => kinds.includes(event.kind))
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
}

async function toldEvents(database: RegistryDatabase): Promise<ReadonlySet<string>> {
  const rows = await database.selectFrom('registry_told_events').select('id').execute();
  return new Set(rows.map(({ id }) => id));
}
