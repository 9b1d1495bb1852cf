// SPDX-License-Identifier: Apache-2.0
import type { ChangeCursor } from '../database/read-listings.js';
import type { Registry } from '../open-registry.js';
import { buildSearchIndex, replaceRows, type SearchIndex } from '../search/search-index.js';
import type { SearchRow } from '../search/search-row.js';
import { listingFacts, type ListingFacts } from './listing-facts.js';

/** All listings at one change, in memory. Immutable: whoever holds one sees nothing half changed. */
export interface LiveView {
  /** Undefined before the registry was read once. */
  readonly cursor: ChangeCursor | undefined;
  readonly index: SearchIndex;
  /** By id. */
  readonly facts: readonly ListingFacts[];
}

export interface LiveRegistry {
  /** As of a second ago or newer. @throws TouchstoneError REGISTRY_DATABASE where the registry was never read */
  current(): Promise<LiveView>;
}

/** Milliseconds between two looks at the database. */
const POLL = 1000;

/**
 * Follows a registry by its changes, whatever process makes them. While the database does not answer, what was known is
 * still told: pages stay up without it.
 * @param clock epoch ms
 */
export function liveRegistry(
  registry: Pick<Registry, 'changesSince' | 'listing' | 'listings'>,
  clock: () => number,
): LiveRegistry {
  let view: LiveView = { cursor: undefined, index: buildSearchIndex([]), facts: [] };
  let looked = -Infinity;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const { cursor, anew, changed } = await readAllChanges(registry, view.cursor);
    const rows = [...changed.values()].flatMap((row) => row ?? []);
    const gone = [...changed].flatMap(([id, row]) => (row === null ? [id] : []));
    if (changed.size === 0 && !anew && view.cursor !== undefined) return;
    view = merged(anew ? undefined : view, rows, gone, await readFacts(registry, rows), cursor);
  };
  return {
    current: async () => {
      // A clock that was set back must not stop us from looking.
      const age = Math.abs(clock() - looked);
      if (age >= POLL && looking === undefined) {
        looking = look()
          .then(
            () => void (looked = clock()),
            (error: unknown) => {
              // With nothing known each request tries again; else a database that is gone is asked once a second.
              if (view.cursor !== undefined) looked = clock();
              throw error;
            },
          )
          .finally(() => (looking = undefined));
        // Whoever waits for it hears of a failure; where nobody does, the next look tries again.
        looking.catch(() => undefined);
      }
      if (looking !== undefined) {
        try {
          await looking;
        } catch (error) {
          if (view.cursor === undefined) throw error;
        }
      }
      return view;
    },
  };
}

/**
 * All that changed since, page by page, before any listing is read: pages go by the time of a change and listings by their
 * names, so that reading the listings of each page by itself would read most of them again for every page.
 */
async function readAllChanges(
  registry: Pick<Registry, 'changesSince'>,
  since: ChangeCursor | undefined,
): Promise<{
  readonly cursor: ChangeCursor;
  readonly anew: boolean;
  readonly changed: ReadonlyMap<string, SearchRow | null>;
}> {
  const changed = new Map<string, SearchRow | null>();
  let cursor = since;
  let anew = false;
  for (;;) {
    const page = await registry.changesSince(cursor);
    if (page.anew) {
      anew = true;
      changed.clear();
    }
    for (const { id, row } of page.changed) changed.set(id, row);
    cursor = { epoch: page.epoch, change: page.change };
    if (!page.more) return { cursor, anew, changed };
  }
}

/** From as many on, all listings are read page by page: one by one, a hundred thousand would take minutes. */
const READ_ALL_FROM = 50;

async function readFacts(
  registry: Pick<Registry, 'listing' | 'listings'>,
  rows: readonly SearchRow[],
): Promise<readonly ListingFacts[]> {
  const facts: ListingFacts[] = [];
  if (rows.length < READ_ALL_FROM) {
    for (const { id } of rows) {
      const stored = await registry.listing(id);
      if (stored !== undefined) facts.push(listingFacts(stored.listing));
    }
    return facts;
  }
  const wanted = new Set(rows.map(({ id }) => id));
  // Only what lies between the first and the last one that is wanted.
  const last = rows.reduce((most, { id }) => (id > most ? id : most), '');
  let after = '';
  do {
    const page = await registry.listings({ after });
    for (const { id, listing } of page) if (wanted.has(id)) facts.push(listingFacts(listing));
    after = page.at(-1)?.id ?? last;
  } while (after < last);
  return facts;
}

function merged(
  before: LiveView | undefined,
  changed: readonly SearchRow[],
  gone: readonly string[],
  facts: readonly ListingFacts[],
  { epoch, change }: ChangeCursor,
): LiveView {
  const byId = new Map(before?.facts.map((one) => [one.id, one]));
  for (const id of gone) byId.delete(id);
  for (const one of facts) byId.set(one.id, one);
  const first = before === undefined || before.index.rows === 0;
  return {
    cursor: { epoch, change },
    index: first ? buildSearchIndex(changed) : replaceRows(before.index, changed, gone),
    facts: [...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}
