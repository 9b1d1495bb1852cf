// SPDX-License-Identifier: Apache-2.0
import type { ChangeCursor, ChangedListing } from '../database/read-listings.js';
import type { ListingFacts } from '../derive/listing-facts.js';
import type { Registry } from '../open-registry.js';
import { buildSearchIndex, replaceRows, type SearchIndex } from '../search/search-index.js';
import { type FactsSegments, replaceFacts } from './facts-segments.js';

/** All listings at one change, in memory. Immutable: whoever holds one sees nothing half changed. */
export interface LiveView {
  /** Undefined before the registry was read once. */
  readonly cursor: ChangeCursor | undefined;
  readonly index: SearchIndex;
  /** By id. */
  readonly facts: readonly ListingFacts[];
  /** The same in pieces; one that no change touched is the same as before. */
  readonly segments: FactsSegments;
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
export function liveRegistry(registry: Pick<Registry, 'changesSince'>, clock: () => number): LiveRegistry {
  let view: LiveView = { cursor: undefined, index: buildSearchIndex([]), facts: [], segments: [] };
  let looked = -Infinity;
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    const { cursor, anew, changed } = await readAllChanges(registry, view.cursor);
    if (changed.size === 0 && !anew && view.cursor !== undefined) return;
    view = merged(anew ? undefined : view, changed, cursor);
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

/** All that changed since, page by page: of a listing that comes twice the newer one counts. */
async function readAllChanges(
  registry: Pick<Registry, 'changesSince'>,
  since: ChangeCursor | undefined,
): Promise<{
  readonly cursor: ChangeCursor;
  readonly anew: boolean;
  readonly changed: ReadonlyMap<string, ChangedListing>;
}> {
  const changed = new Map<string, ChangedListing>();
  let cursor = since;
  let anew = false;
  for (;;) {
    const page = await registry.changesSince(cursor);
    if (page.anew) {
      anew = true;
      changed.clear();
    }
    for (const one of page.changed) changed.set(one.id, one);
    cursor = { epoch: page.epoch, change: page.change };
    if (!page.more) return { cursor, anew, changed };
  }
}

function merged(
  before: LiveView | undefined,
  changed: ReadonlyMap<string, ChangedListing>,
  cursor: ChangeCursor,
): LiveView {
  const all = [...changed.values()];
  const rows = all.flatMap(({ row }) => row ?? []);
  const gone = all.flatMap(({ id, row }) => (row === null ? [id] : []));
  const first = before === undefined || before.index.rows === 0;
  const facts = new Map(all.map((one) => [one.id, one.facts]));
  const segments = replaceFacts(before?.segments ?? [], facts);
  return {
    cursor,
    index: first ? buildSearchIndex(rows) : replaceRows(before.index, rows, gone),
    facts: segments.flat(),
    segments,
  };
}
