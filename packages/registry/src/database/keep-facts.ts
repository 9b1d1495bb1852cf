// SPDX-License-Identifier: Apache-2.0
import { canonicalJson, type Listing } from '@touchstone/model';
import type { Kysely } from 'kysely';
import { listingFacts } from '../derive/listing-facts.js';
import type { RegistryTables } from './registry-tables.js';

const AT_ONCE = 200;

/** What overviews know of each listing comes beside it; of those that are there already it is worked out once. */
export async function keepFacts(migrated: Kysely<unknown>): Promise<void> {
  await migrated.schema.alterTable('registry_listings').addColumn('facts', 'text').execute();
  const db = migrated as Kysely<Pick<RegistryTables, 'registry_listings'>>;
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('registry_listings')
      .select(['solution', 'listing'])
      .where('listing', 'is not', null)
      .where('solution', '>', after)
      .orderBy('solution')
      .limit(AT_ONCE)
      .execute();
    for (const { solution, listing } of rows) {
      if (listing === null) continue;
      const facts = canonicalJson(listingFacts(JSON.parse(listing) as Listing));
      await db.updateTable('registry_listings').set({ facts }).where('solution', '=', solution).execute();
    }
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)?.solution ?? after;
  }
}
