// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises';
import { type Listing, sha256Digest } from '@touchstone/model';
import {
  type ApiRequest,
  listingFacts,
  liveRegistry,
  searchRow,
  type StoredListing,
} from '@touchstone/registry';
import type { WebWorld } from '../server/index.js';
import { demoTrustRoot, placeOf } from './repository.js';

/** The moment of these worlds, epoch ms. */
export const WORLD_AT = Date.parse('2026-11-23T00:00:00.000Z');

/** A marketplace of these listings and the demo's trust root, for tests of pages: in memory, its clock stands still. */
export async function worldOf(listings: readonly Listing[], at = WORLD_AT): Promise<WebWorld> {
  const clock = () => at;
  const stored = async (id: string): Promise<StoredListing | undefined> => {
    const listing = listings.find((one) => one.id === id);
    return listing === undefined ? undefined : { id, listing, text: '', digest: '', change: 1 };
  };
  const root = await demoTrustRoot(new Date(at));
  const papers = await Promise.all(
    ['2026.11', 'concerns', 'categories'].map((file) => readFile(placeOf(`guidelines/${file}.yaml`))),
  );
  const changed = listings.map((listing) => ({
    id: listing.id,
    row: searchRow(listing, new Date(at)),
    facts: listingFacts(listing),
  }));
  return {
    clock,
    live: liveRegistry(
      { changesSince: async () => ({ epoch: 'one', change: 1, changed, anew: false, more: false }) },
      clock,
    ),
    root,
    registry: {
      counts: async () => ({ certificates: listings.length, runs: 12, scans: listings.length }),
      listing: stored,
      dropped: async () => undefined,
      verify: async () => undefined,
      attestation: async () => undefined,
      members: async () => [],
      run: async () => undefined,
      calls: async () => undefined,
      member: async (digest) => {
        const bytes = papers.find((paper) => sha256Digest(paper) === digest);
        if (bytes === undefined) return undefined;
        return {
          role: 'guideline',
          path: 'guideline',
          digest,
          bytes: bytes.length,
          read: () => bytesOf(bytes),
        };
      },
    },
  };
}

/** A browser's request for a page: path and query. */
export function ask(target: string, headers: Readonly<Record<string, string>> = {}): ApiRequest {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  return { method: 'GET', path, query, header: (name) => headers[name], body: bytesOf('') };
}

export async function* bytesOf(content: string | Uint8Array) {
  yield Buffer.from(content);
}
