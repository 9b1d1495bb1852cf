// SPDX-License-Identifier: Apache-2.0
import type { RegistryDatabase, SearchRow } from '@touchstone/registry';
import { createHash } from 'node:crypto';

export interface RealListing {
  readonly id: string;
  /** Canonical JSON. */
  readonly text: string;
  /** What overviews know of it, canonical JSON. */
  readonly facts: string;
}

const AT_ONCE = 200;

/**
 * Fills a registry's table with listings: each has the whole evidence of a real one, in turn, under the name and the facets
 * of a made-up row. They are written as a registry would have written them; nothing of them was verified.
 */
export async function fillListings(
  database: RegistryDatabase,
  real: readonly RealListing[],
  rows: readonly SearchRow[],
  at: string,
): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await database
      .insertInto('registry_listings')
      .values(
        rows.slice(from, from + AT_ONCE).map((row, index) => {
          const { id, text, facts } = real[(from + index) % real.length]!;
          const named = (paper: string) =>
            paper.replace(`"id":${JSON.stringify(id)}`, `"id":${JSON.stringify(row.id)}`);
          const listing = named(text);
          return {
            solution: row.id,
            change: from + index + 1,
            listing,
            digest: `sha256:${createHash('sha256').update(listing).digest('hex')}`,
            row: JSON.stringify(row),
            facts: named(facts),
            envelope: null,
            life: null,
            derived_at: at,
            due_at: null,
          };
        }),
      )
      .execute();
  }
  await database.updateTable('registry_state').set({ change: rows.length }).execute();
}
