// SPDX-License-Identifier: Apache-2.0
import { openBundle, openLogReader, readLogView } from '@touchstone/attest';
import type { Listing } from '@touchstone/model';
import { deriveListing, readListedBundle } from '@touchstone/registry';
import { demoTrustRoot, folderWorld, placeOf } from './repository.js';

const AT = new Date('2026-11-23T00:00:00.000Z');

/** Listings of solutions of the catalog, derived from their committed evidence and the demo's log, in the order asked for. */
export async function catalogListings(ids: readonly string[]): Promise<readonly Listing[]> {
  const root = await demoTrustRoot(AT);
  const reader = await openLogReader(
    placeOf('trust/log'),
    folderWorld(() => AT.getTime()),
  );
  const { life } = await readLogView(reader, root, { now: AT, at: AT });
  const listings: Listing[] = [];
  for (const id of ids) {
    const open = await openBundle(placeOf(`catalog/${id}/evidence`));
    listings.push(deriveListing({ bundle: readListedBundle(open), life, root }));
    await open.close();
  }
  return listings;
}
