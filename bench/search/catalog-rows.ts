// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs';
import { openBundle, openLogReader, readLogView, verifyTrustRoot } from '@touchstone/attest';
import type { Listing } from '@touchstone/model';
import { deriveListing, readListedBundle, searchRow, type SearchRow } from '@touchstone/registry';
import { STORE_WORLD } from '../attest/store-world.js';

const repository = new URL('../../../', import.meta.url);
/** A moment at which every certificate of the catalog is in force. */
export const AT = new Date('2026-11-23T00:00:00.000Z');

/** The catalog's own rows. */
export async function catalogRows(): Promise<readonly SearchRow[]> {
  return (await catalogListings()).map((listing) => searchRow(listing, AT));
}

/** The catalog's listings, derived from its evidence as a registry derives them. */
export async function catalogListings(): Promise<readonly Listing[]> {
  const name = 'trust/trust-root.dsse.json';
  const root = verifyTrustRoot([{ name, bytes: readFileSync(new URL(name, repository)) }], AT);
  const reader = await openLogReader(new URL('trust/log', repository).pathname, STORE_WORLD);
  const { life } = await readLogView(reader, root, { now: AT, at: AT });
  const listings: Listing[] = [];
  for (const solution of readdirSync(new URL('catalog', repository), { withFileTypes: true })) {
    if (!solution.isDirectory()) continue;
    const open = await openBundle(new URL(`catalog/${solution.name}/evidence`, repository).pathname);
    listings.push(deriveListing({ bundle: readListedBundle(open), life, root }));
    await open.close();
  }
  return listings;
}
