// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBundle, openLogReader, readLogView, type StoreWorld, verifyTrustRoot } from '@touchstone/attest';
import type { Listing } from '@touchstone/model';
import { deriveListing, readListedBundle } from '@touchstone/registry';

const AT = new Date('2026-11-23T00:00:00.000Z');

/** A log in a folder needs nothing of the world around it. */
const WORLD: StoreWorld = {
  now: () => AT.getTime(),
  env: {},
  cwd: '/',
  home: '/',
  readText: (file) => {
    throw new Error(`nothing is read of ${file}`);
  },
};

/** Listings of solutions of the catalog, derived from their committed evidence and the demo's log, in the order asked for. */
export async function catalogListings(ids: readonly string[]): Promise<readonly Listing[]> {
  const name = 'trust/trust-root.dsse.json';
  const root = verifyTrustRoot([{ name, bytes: await readFile(placeOf(name)) }], AT);
  const reader = await openLogReader(placeOf('trust/log'), WORLD);
  const { life } = await readLogView(reader, root, { now: AT, at: AT });
  const listings: Listing[] = [];
  for (const id of ids) {
    const open = await openBundle(placeOf(`catalog/${id}/evidence`));
    listings.push(deriveListing({ bundle: readListedBundle(open), life, root }));
    await open.close();
  }
  return listings;
}

function placeOf(path: string): string {
  return fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
}
