// SPDX-License-Identifier: Apache-2.0
import { type Listing, slug } from '@touchstone/model';
import { type ListingFacts, readFacts } from '../derive/listing-facts.js';
import type { SearchRow } from '../search/search-row.js';
import type { RegistryDatabase } from './open-registry-database.js';

/** A listing as it is stored. */
export interface StoredListing {
  readonly id: string;
  readonly listing: Listing;
  /** Canonical JSON. */
  readonly text: string;
  /** Of `text`: an entity tag. */
  readonly digest: string;
  /** The change that made it. */
  readonly change: number;
}

export interface ListingsPage {
  /** Ids after this one. */
  readonly after?: string;
  /** 1 to 200. */
  readonly limit?: number;
}

const LISTINGS_LIMIT = 200;

/**
 * The listing of a solution. The id may be whatever a stranger wrote into an address: the database is asked only for what
 * can be one, as it answers others, such as a text with a zero byte, with an error.
 */
export async function findListing(db: RegistryDatabase, id: string): Promise<StoredListing | undefined> {
  if (!slug.safeParse(id).success) return undefined;
  const row = await db
    .selectFrom('registry_listings')
    .select(['solution', 'listing', 'digest', 'change'])
    .where('solution', '=', id)
    .executeTakeFirst();
  return row === undefined ? undefined : storedListing(row);
}

/** Listings by their ids, a page of them. */
export async function readListings(
  db: RegistryDatabase,
  { after, limit = LISTINGS_LIMIT }: ListingsPage,
): Promise<readonly StoredListing[]> {
  let query = db
    .selectFrom('registry_listings')
    .select(['solution', 'listing', 'digest', 'change'])
    .where('listing', 'is not', null)
    .orderBy('solution')
    .limit(Math.min(Math.max(1, limit), LISTINGS_LIMIT));
  if (after !== undefined) query = query.where('solution', '>', after);
  return (await query.execute()).flatMap((row) => storedListing(row) ?? []);
}

/** Where a reader of changes is. */
export interface ChangeCursor {
  readonly epoch: string;
  readonly change: number;
}

export interface Changes extends ChangeCursor {
  /** The database is another one than the cursor was of: what the reader holds is to be forgotten. */
  readonly anew: boolean;
  /** There may be more of them. */
  readonly more: boolean;
  readonly changed: readonly ChangedListing[];
}

/** What the search and the overviews have to know of a listing; null: there is no such one any more. */
export interface ChangedListing {
  readonly id: string;
  readonly row: SearchRow | null;
  readonly facts: ListingFacts | null;
}

/**
 * What the search and overviews have to know anew since a cursor; without one, of all listings. What is told is no older than the cursor
 * that comes with it, so that polling with that misses nothing.
 */
export async function readChanges(
  db: RegistryDatabase,
  since: ChangeCursor | undefined,
  limit: number,
): Promise<Changes> {
  const state = await db.selectFrom('registry_state').select(['epoch', 'change']).executeTakeFirstOrThrow();
  const [epoch, newest] = [state.epoch, Number(state.change)];
  const from = since?.epoch === epoch ? since.change : 0;
  const none = { epoch, change: newest, anew: since !== undefined && since.epoch !== epoch, more: false };
  if (from >= newest) return { ...none, changed: [] };
  const rows = await db
    .selectFrom('registry_listings')
    .select(['solution', 'row', 'facts', 'change'])
    .where('change', '>', from)
    .where('change', '<=', newest)
    .orderBy('change')
    .limit(limit)
    .execute();
  const more = rows.length === limit;
  return {
    ...none,
    more,
    change: more ? Number(rows.at(-1)?.change ?? newest) : newest,
    changed: rows.map(({ solution, row, facts }) => ({
      id: solution,
      row: row === null ? null : (JSON.parse(row) as SearchRow),
      facts: facts === null ? null : readFacts(facts),
    })),
  };
}

/** Since when a solution that was listed is not any more; undefined for one that is, or never was. */
export async function findDropped(db: RegistryDatabase, id: string): Promise<string | undefined> {
  if (!slug.safeParse(id).success) return undefined;
  const row = await db
    .selectFrom('registry_listings')
    .select('derived_at')
    .where('solution', '=', id)
    .where('listing', 'is', null)
    .executeTakeFirst();
  return row?.derived_at;
}

function storedListing(row: {
  readonly solution: string;
  readonly listing: string | null;
  readonly digest: string | null;
  readonly change: number | string;
}): StoredListing | undefined {
  const { solution, listing: text, digest, change } = row;
  if (text === null || digest === null) return undefined;
  return { id: solution, listing: JSON.parse(text) as Listing, text, digest, change: Number(change) };
}
