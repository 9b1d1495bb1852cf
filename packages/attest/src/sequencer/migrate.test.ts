// SPDX-License-Identifier: Apache-2.0
import { sql, type Kysely, type Migration } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES, type TestDatabase } from '../testing/log-databases.js';
import { LOG_MIGRATIONS } from './log-migrations.js';
import { migrate } from './migrate.js';

/** What another room with tables of its own adds. */
const OTHERS: Readonly<Record<string, Migration>> = {
  '001-things': {
    up: (db: Kysely<unknown>) => db.schema.createTable('other_things').addColumn('name', 'text').execute(),
  },
  '002-more': {
    up: (db: Kysely<unknown>) => db.schema.alterTable('other_things').addColumn('more', 'text').execute(),
  },
};

describe.each(DATABASES)('the tables of rooms on $name', ({ missing, start }) => {
  let database: TestDatabase;
  beforeAll(async () => {
    if (missing === undefined) database = await start();
  });
  afterAll(() => database?.close());

  it.skipIf(missing !== undefined)(
    'each room brings its own up to date, in any order, again and at the same time',
    async () => {
      const [one, two] = [await database.open(), await database.open()];
      await Promise.all([migrate(one, 'other', OTHERS), migrate(two, 'other', OTHERS)]);
      await Promise.all([migrate(one, 'log', LOG_MIGRATIONS), migrate(two, 'other', OTHERS)]);
      await sql`insert into other_things (name, more) values ('a', 'b')`.execute(one);
      await Promise.all([one.destroy(), two.destroy()]);
    },
  );

  it.skipIf(missing !== undefined)('tables of a newer version are left alone by an older one', async () => {
    const db = await database.open();
    await migrate(db, 'newer', { '001-things': { up: async () => {} }, '002-more': { up: async () => {} } });
    await expect(migrate(db, 'newer', { '001-things': { up: async () => {} } })).rejects.toMatchObject({
      code: 'LOG_DATABASE',
    });
    await db.destroy();
  });

  it.skipIf(missing !== undefined)('a step that fails leaves nothing of itself behind', async () => {
    const db = await database.open();
    const broken: Migration = {
      up: async (tx: Kysely<unknown>) => {
        await tx.schema.createTable('broken_things').addColumn('name', 'text').execute();
        throw new Error('in the middle');
      },
    };
    await expect(migrate(db, 'broken', { '001-broken': broken })).rejects.toMatchObject({
      code: 'LOG_DATABASE',
    });
    await expect(sql`select * from broken_things`.execute(db)).rejects.toThrow();
    await db.destroy();
  });
});
