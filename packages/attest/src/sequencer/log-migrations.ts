// SPDX-License-Identifier: Apache-2.0
import type { Migration } from 'kysely';

/** The log's tables, step by step, in the order of their names. A step that was released is never edited. */
export const LOG_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-state-and-entries': {
    async up(db) {
      await db.schema
        .createTable('log_state')
        .addColumn('origin', 'text', (column) => column.primaryKey())
        .addColumn('size', 'bigint', (column) => column.notNull())
        .addColumn('root', 'bytea', (column) => column.notNull())
        .addColumn('checkpoint', 'bytea', (column) => column.notNull())
        .addColumn('logged_at', 'text', (column) => column.notNull())
        .execute();
      await db.schema
        .createTable('log_entries')
        .addColumn('origin', 'text', (column) =>
          column.notNull().references('log_state.origin').onDelete('cascade'),
        )
        .addColumn('index', 'bigint', (column) => column.notNull())
        .addColumn('identity', 'text', (column) => column.notNull())
        .addColumn('entry', 'bytea', (column) => column.notNull())
        .addPrimaryKeyConstraint('log_entries_key', ['origin', 'index'])
        .addUniqueConstraint('log_entries_identity', ['origin', 'identity'])
        .execute();
    },
  },
};
