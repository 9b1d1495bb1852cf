// SPDX-License-Identifier: Apache-2.0
import { sql, type Kysely, type Migration } from 'kysely';
import { makeJobs } from '../jobs/job-migration.js';
import { keepFacts } from './keep-facts.js';
import { makeWebhooks } from '../webhooks/webhook-migration.js';

/** The registry's tables, step by step, in the order of their names. A step that was released is never edited. */
export const REGISTRY_MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-evidence-and-listings': {
    async up(db: Kysely<unknown>) {
      await makeState(db);
      await makeBundles(db);
      await makeListings(db);
      await makeAudit(db);
    },
  },
  '002-tokens': { up: makeTokens },
  '003-sessions': { up: makeSessions },
  '004-jobs': { up: makeJobs },
  '005-webhooks': { up: makeWebhooks },
  '006-facts': { up: keepFacts },
};

async function makeState(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registry_state')
    .addColumn('one', 'boolean', (column) => column.primaryKey().check(sql`one`))
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('change', 'bigint', (column) => column.notNull())
    .addColumn('log_size', 'bigint', (column) => column.notNull())
    .execute();
  // Nobody has to know how it is made; it only has to be another one in another database.
  await sql`insert into registry_state (one, epoch, change, log_size) values (true, gen_random_uuid()::text, 0, 0)`.execute(
    db,
  );
}

async function makeBundles(db: Kysely<unknown>): Promise<void> {
  const texts = [
    'statement',
    'bundle',
    'solution',
    'lab',
    'guideline',
    'logged_at',
    'issued_at',
    'expires_at',
  ];
  let table = db.schema
    .createTable('registry_bundles')
    .addColumn('envelope', 'text', (column) => column.primaryKey())
    .addColumn('level', 'text')
    .addColumn('log_index', 'bigint', (column) => column.notNull());
  for (const name of texts) table = table.addColumn(name, 'text', (column) => column.notNull());
  await table.execute();
  for (const column of ['statement', 'bundle', 'solution']) await index(db, 'registry_bundles', column);
  await db.schema
    .createTable('registry_members')
    .addColumn('bundle', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('bytes', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('registry_members_key', ['bundle', 'path'])
    .execute();
  await index(db, 'registry_members', 'digest');
}

async function makeListings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registry_listings')
    .addColumn('solution', sql`text collate "C"`, (column) => column.primaryKey())
    .addColumn('change', 'bigint', (column) => column.notNull().unique())
    .addColumn('listing', 'text')
    .addColumn('digest', 'text')
    .addColumn('row', 'text')
    .addColumn('envelope', 'text')
    .addColumn('life', 'text')
    .addColumn('derived_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text')
    .execute();
  await index(db, 'registry_listings', 'due_at');
}

/** What was done stays told: the database itself refuses to change or remove a line. */
async function makeAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('registry_audit')
    .addColumn('id', 'bigint', (column) => column.primaryKey().generatedAlwaysAsIdentity())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('solution', 'text')
    .addColumn('details', 'text', (column) => column.notNull())
    .execute();
  await sql`create function registry_audit_stays() returns trigger language plpgsql as
    $$ begin raise exception 'the audit trail is only added to'; end $$`.execute(db);
  await sql`create trigger registry_audit_stays before update or delete or truncate on registry_audit
    for each statement execute function registry_audit_stays()`.execute(db);
}

/** Of a token only its hash: whoever reads the database, or a copy of it, can publish nothing. */
async function makeTokens(db: Kysely<unknown>): Promise<void> {
  let table = db.schema
    .createTable('registry_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sha256', 'text', (column) => column.notNull().unique());
  for (const name of ['may', 'owners', 'created_at', 'expires_at']) {
    table = table.addColumn(name, 'text', (column) => column.notNull());
  }
  await table.execute();
}

/** Of links and cookies only hashes, too: whoever reads the database signs in as nobody. */
async function makeSessions(db: Kysely<unknown>): Promise<void> {
  for (const [name, extra] of [
    ['registry_sign_in_links', []],
    ['registry_sessions', ['seen_at']],
  ] as const) {
    let table = db.schema.createTable(name).addColumn('sha256', 'text', (column) => column.primaryKey());
    for (const text of ['subject', 'roles', 'created_at', 'expires_at', ...extra]) {
      table = table.addColumn(text, 'text', (column) => column.notNull());
    }
    await table.execute();
  }
}

async function index(db: Kysely<unknown>, table: string, column: string): Promise<void> {
  await db.schema.createIndex(`${table}_${column}`).on(table).column(column).execute();
}
