// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import type { Item, Listing } from './listing.js';
import { LISTINGS } from './listings.js';

export interface PurgeOptions {
  /** How long one kind may take to vanish, in ms. */
  readonly patienceMs: number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly signal?: AbortSignal | undefined;
}

/** What could not be removed, one sentence each; empty: the project is empty. */
export type Leftovers = readonly string[];

const POLL_MS = 500;

/**
 * Removes everything in the connection's project, in the order of LISTINGS, waiting for each kind to be gone before
 * the next. MUST only be called for a project that Touchstone made. Never throws for what the cloud refuses.
 */
export async function purgeProject(connection: Connection, options: PurgeOptions): Promise<Leftovers> {
  const left: string[] = [];
  for (const listing of LISTINGS) {
    if (options.signal?.aborted) return [...left, `${listing.type} and what follows: abandoned`];
    if (connection.findEndpoint(listing.service) === undefined) continue;
    try {
      left.push(...(await purgeKind(connection, listing, options)));
    } catch (error) {
      left.push(`${listing.type}: ${reasonOf(error)}`);
    }
  }
  return left;
}

async function purgeKind(
  connection: Connection,
  listing: Listing,
  options: PurgeOptions,
): Promise<Leftovers> {
  const refusals = new Map<string, string>();
  for (let waited = 0; ; waited += POLL_MS) {
    const items = (await listing.list(connection)).filter((item) => !listing.automatic?.(item));
    if (items.length === 0) return [];
    if (waited >= options.patienceMs || options.signal?.aborted)
      return items.map((item) => describe(listing, item, refusals));
    // Asked again every ten seconds: a volume that was detaching refuses the first time.
    if (waited % 10_000 === 0) {
      for (const item of items) await removeItem(connection, listing, item, refusals);
    } else await options.sleep(POLL_MS);
  }
}

async function removeItem(
  connection: Connection,
  listing: Listing,
  item: Item,
  refusals: Map<string, string>,
): Promise<void> {
  const id = listing.id(item);
  try {
    await listing.remove(connection, item);
    refusals.delete(id);
  } catch (error) {
    refusals.set(id, reasonOf(error));
  }
}

function describe(listing: Listing, item: Item, refusals: ReadonlyMap<string, string>): string {
  const id = listing.id(item);
  const state = listing.state?.(item);
  return `${listing.type} ${id}${state ? ` (${state})` : ''}: ${refusals.get(id) ?? 'it does not vanish'}`;
}
