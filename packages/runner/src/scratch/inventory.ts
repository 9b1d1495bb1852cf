// SPDX-License-Identifier: Apache-2.0
import type { Inventory, ResourceRef } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import { isLeaving, refOf } from './listing.js';
import { LISTINGS } from './listings.js';
import { MAX_OBJECTS } from './object-listings.js';

/** The limit of an inventory line (model: recording.ts). */
const MAX_RESOURCES = 20_000;

export interface TakenInventory extends Pick<Inventory, 'resources' | 'couldNotList'> {
  /** How many of the resources were deleted and are not gone yet. */
  readonly leaving: number;
}

/**
 * Lists what is in the connection's project, beside the recorder. A kind that cannot be listed is named with the
 * reason: "could not tell" is never "nothing there". Kinds of services that the catalog does not offer are left out.
 * @param recordedId the recorder's own spelling of ids, in which names are keyed hashes
 */
export async function takeInventory(
  connection: Connection,
  recordedId: (type: string, id: string) => string,
): Promise<TakenInventory> {
  const resources: ResourceRef[] = [];
  const couldNotList: { type: string; reason: string }[] = [];
  let leaving = 0;
  for (const listing of LISTINGS) {
    if (connection.findEndpoint(listing.service) === undefined) continue;
    const { type } = listing;
    try {
      const items = await listing.list(connection);
      for (const item of items) {
        if (listing.automatic?.(item)) continue;
        if (isLeaving(listing, item)) leaving += 1;
        if (resources.length < MAX_RESOURCES) resources.push(refOf(listing, item, recordedId));
      }
      // Listings end there without a word: what a list does not show is then no proof of what is not there.
      if (items.length >= MAX_OBJECTS)
        couldNotList.push({ type, reason: `there are ${MAX_OBJECTS} or more, and not all were listed` });
      else if (resources.length === MAX_RESOURCES)
        couldNotList.push({ type, reason: `the project holds ${MAX_RESOURCES} resources or more` });
    } catch (error) {
      couldNotList.push({ type, reason: reasonOf(error).slice(0, 300) });
    }
  }
  return { resources, couldNotList, leaving };
}
