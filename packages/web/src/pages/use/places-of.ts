// SPDX-License-Identifier: Apache-2.0
import { type FoundOperation, type Listing, scan as scanPaper } from '@touchstone/model';
import type { WebWorld } from '../../server/web-world.js';

type ListedScan = Listing['scans'][number];

/** Where one scan found an operation; null where the scan is not held, or too long to be read for a page. */
export interface PlacesOfScan {
  readonly scan: ListedScan;
  readonly found: FoundOperation | null | undefined;
}

/** Bytes of one scan; those of the catalog have up to a tenth of it. */
const LONGEST = 10_000_000;

/**
 * Where the scans under a listing found an operation.
 * @throws TouchstoneError BUNDLE_* where a scan was changed on its disk
 */
export async function placesOf(
  registry: Pick<WebWorld['registry'], 'member'>,
  scans: readonly ListedScan[],
  operation: string,
): Promise<readonly PlacesOfScan[]> {
  const all: PlacesOfScan[] = [];
  for (const scan of scans) all.push({ scan, found: await foundIn(registry, scan.scan, operation) });
  return all;
}

async function foundIn(
  registry: Pick<WebWorld['registry'], 'member'>,
  digest: string,
  operation: string,
): Promise<PlacesOfScan['found']> {
  const member = await registry.member(digest);
  if (member === undefined || member.bytes > LONGEST) return null;
  const pieces: Uint8Array[] = [];
  for await (const piece of member.read()) pieces.push(piece);
  const { operations } = scanPaper.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  return operations.find((one) => one.operation === operation);
}
