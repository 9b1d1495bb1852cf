// SPDX-License-Identifier: Apache-2.0
import type { Kysely } from 'kysely';

/** Webhooks, the events that were told, and the messages to be sent or sent. */
export async function makeWebhooks(db: Kysely<unknown>): Promise<void> {
  let webhooks = db.schema
    .createTable('registry_webhooks')
    .addColumn('id', 'text', (column) => column.primaryKey());
  for (const name of ['url', 'events', 'secret', 'created_at']) {
    webhooks = webhooks.addColumn(name, 'text', (column) => column.notNull());
  }
  for (const name of ['disabled_at', 'disabled_why', 'failing_since', 'last_delivered_at']) {
    webhooks = webhooks.addColumn(name, 'text');
  }
  await webhooks.addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0)).execute();
  await db.schema
    .createTable('registry_told_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('told_at', 'text', (column) => column.notNull())
    .execute();
  let deliveries = db.schema
    .createTable('registry_deliveries')
    .addColumn('number', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('webhook', 'text', (column) =>
      column.notNull().references('registry_webhooks.id').onDelete('cascade'),
    )
    .addColumn('solution', 'text')
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('status', 'integer')
    .addColumn('last_at', 'text')
    .addColumn('why', 'text');
  for (const name of ['type', 'body', 'state', 'created_at']) {
    deliveries = deliveries.addColumn(name, 'text', (column) => column.notNull());
  }
  await deliveries.execute();
  await db.schema
    .createIndex('registry_deliveries_webhook')
    .on('registry_deliveries')
    .columns(['webhook', 'number'])
    .execute();
  await db.schema
    .createIndex('registry_deliveries_created_at')
    .on('registry_deliveries')
    .column('created_at')
    .execute();
}
