// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, slug, TouchstoneError } from '@touchstone/model';
import type { Actor } from '../audit/actor.js';
import { addAuditLine } from '../audit/audit-trail.js';
import type { RegistryDatabase } from '../database/open-registry-database.js';
import type { RegistryTables } from '../database/registry-tables.js';
import { FEEDS, type FeedKind } from '../feeds/feed-events.js';
import type { Jobs } from '../jobs/open-jobs.js';
import { queueDeliveries } from './queue-deliveries.js';
import { readDeliveries, type DeliveriesPage, type Delivery } from './read-deliveries.js';
import { webhookSecret } from './sign-message.js';
import { verifyWebhookAddress } from './webhook-address.js';
import { deliveryId, PING, pingMessage } from './webhook-message.js';

/** A webhook to be made. */
export interface NewWebhook {
  /** For people, logs and the audit trail. */
  readonly id: string;
  readonly url: string;
  readonly events: readonly FeedKind[];
}

/** A webhook, without its secret. Times are ISO 8601, UTC. */
export interface Webhook extends NewWebhook {
  readonly createdAt: string;
  readonly disabledAt: string | null;
  readonly disabledWhy: string | null;
  /** Since when no attempt succeeded; null where the last one did. */
  readonly failingSince: string | null;
  readonly lastDeliveredAt: string | null;
}

/** The webhooks of a registry. What is done to them stands in the audit trail. */
export interface Webhooks {
  /**
   * Makes a webhook. What it gives is the secret that its messages are signed with: it is shown once.
   * @param random 32 random bytes
   * @throws TouchstoneError REGISTRY_WEBHOOK
   */
  create(webhook: NewWebhook, random: Uint8Array, actor: Actor): Promise<string>;
  list(): Promise<readonly Webhook[]>;
  /** Takes a webhook away, with what it was sent; false where there was none. */
  end(id: string, actor: Actor): Promise<boolean>;
  /** Sends to it again, from now on; false where it was not disabled. */
  enable(id: string, actor: Actor): Promise<boolean>;
  /** Sends a message that tells nothing; false where there is no such webhook, or it is disabled. */
  ping(id: string, actor: Actor): Promise<boolean>;
  deliveries(page?: DeliveriesPage): Promise<readonly Delivery[]>;
}

export interface WebhooksParts {
  readonly database: RegistryDatabase;
  readonly jobs: Pick<Jobs, 'send' | 'wake'>;
  /** Whether this machine may be told, and without TLS: for development alone. */
  readonly loopback: boolean;
}

const WEBHOOKS_LIMIT = 100;
/** Bytes; the specification asks for 24 to 64. */
const SECRET_BYTES = 32;

/** Opens the webhooks of a registry's database. */
export function openWebhooks({ database, jobs, loopback }: WebhooksParts): Webhooks {
  return {
    create: async (asked, random, actor) => {
      const { id, events } = verified(asked);
      const url = verifyWebhookAddress(asked.url, loopback).href;
      if (random.byteLength !== SECRET_BYTES) throw refused('a secret has 32 random bytes', 'Give as many.');
      const secret = webhookSecret(random);
      await database.transaction().execute(async (tx) => {
        await verifyRoom(tx);
        const row = { id, url, events: canonicalJson(events), secret, created_at: actor.at.toISOString() };
        const made = await tx
          .insertInto('registry_webhooks')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (made === undefined)
          throw refused('there is one of that name', 'Take it away first, or name this one otherwise.');
        await addAuditLine(tx, actor, 'webhook made', { id, url, events });
      });
      return secret;
    },
    list: async () =>
      (await database.selectFrom('registry_webhooks').selectAll().orderBy('id').execute()).map(webhookOf),
    end: (id, actor) =>
      database.transaction().execute(async (tx) => {
        const gone = await tx
          .deleteFrom('registry_webhooks')
          .where('id', '=', id)
          .returning('id')
          .executeTakeFirst();
        if (gone !== undefined) await addAuditLine(tx, actor, 'webhook taken away', { id });
        return gone !== undefined;
      }),
    enable: (id, actor) =>
      database.transaction().execute(async (tx) => {
        const again = await tx
          .updateTable('registry_webhooks')
          .set({ disabled_at: null, disabled_why: null, failing_since: null, failures: 0 })
          .where('id', '=', id)
          .where('disabled_at', 'is not', null)
          .returning('id')
          .executeTakeFirst();
        if (again !== undefined) await addAuditLine(tx, actor, 'webhook enabled', { id });
        return again !== undefined;
      }),
    ping: async (id, { at }) => {
      const found = await database
        .selectFrom('registry_webhooks')
        .select(['id', 'created_at'])
        .where('id', '=', id)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      if (found === undefined) return false;
      const message = { id: deliveryId(id, found.created_at, `${PING} ${at.toISOString()}`), webhook: id };
      await database
        .transaction()
        .execute((tx) =>
          queueDeliveries(
            tx,
            jobs,
            [{ ...message, type: PING, solution: null, body: pingMessage(id, at) }],
            at,
          ),
        );
      jobs.wake('deliver');
      return true;
    },
    deliveries: (page = {}) => readDeliveries(database, page),
  };
}

function webhookOf(row: Omit<RegistryTables['registry_webhooks'], 'failures'>): Webhook {
  return {
    id: row.id,
    url: row.url,
    events: JSON.parse(row.events) as FeedKind[],
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
    disabledWhy: row.disabled_why,
    failingSince: row.failing_since,
    lastDeliveredAt: row.last_delivered_at,
  };
}

function verified({ id, events }: NewWebhook): Omit<NewWebhook, 'url'> {
  if (!slug.safeParse(id).success)
    throw refused(`${id.slice(0, 40)} is no id`, 'Lower-case letters, digits, hyphens and dots.');
  const known = FEEDS.filter((one) => events.includes(one));
  if (known.length === 0 || events.some((one) => !FEEDS.includes(one)))
    throw refused(
      'it would be told of nothing, or of something that there is not',
      `Of ${FEEDS.join(', ')}.`,
    );
  return { id, events: known };
}

async function verifyRoom(tx: RegistryDatabase): Promise<void> {
  const { count } = await tx
    .selectFrom('registry_webhooks')
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) >= WEBHOOKS_LIMIT)
    throw refused('there are too many', `A registry has ${WEBHOOKS_LIMIT} at most; take one away.`);
}

function refused(why: string, hint: string): TouchstoneError {
  return new TouchstoneError('REGISTRY_WEBHOOK', `No webhook is made: ${why}.`, { hint });
}
