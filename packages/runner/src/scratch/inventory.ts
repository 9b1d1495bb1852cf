// SPDX-License-Identifier: Apache-2.0
import type { Inventory, ResourceRef } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';
import { reasonOf } from '../reason.js';
import { isLeaving, refOf } from './listing.js';
import { LISTINGS } from './listings.js';

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
    try {
      for (const item of await listing.list(connection)) {
        if (listing.automatic?.(item)) continue;
        if (isLeaving(listing, item)) leaving += 1;
        resources.push(refOf(listing, item, recordedId));
      }
    } catch (error) {
      couldNotList.push({ type: listing.type, reason: reasonOf(error).slice(0, 300) });
    }
    if (resources.length > MAX_RESOURCES) {
      resources.length = MAX_RESOURCES;
      couldNotList.push({
        type: listing.type,
        reason: `the project holds more than ${MAX_RESOURCES} resources`,
      });
      break;
    }
  }
  return { resources, couldNotList, leaving };
}
