// SPDX-License-Identifier: Apache-2.0
import type { ResourceRef } from '@touchstone/model';
import type { Connection } from '../cloud-access/connection.js';

export type Item = Readonly<Record<string, unknown>>;

/** One kind of resource in a project: how to list it, how to name it in evidence, how to remove it. */
export interface Listing {
  /** As the index spells it: `compute:server`. */
  readonly type: string;
  readonly service: string;
  readonly list: (connection: Connection) => Promise<readonly Item[]>;
  /** The id; a name where the API knows no id. */
  readonly id: (item: Item) => string;
  readonly state?: (item: Item) => string | undefined;
  /** Whether it is on its way out already; where not told, its state says so. */
  readonly leaving?: (item: Item) => boolean;
  /** Resources that the cloud makes on its own are not counted as someone's. */
  readonly automatic?: (item: Item) => boolean;
  readonly remove: (connection: Connection, item: Item) => Promise<void>;
}

/** @param recordedId the recorder's own spelling of ids, in which names are keyed hashes */
export function refOf(
  listing: Listing,
  item: Item,
  recordedId: (type: string, id: string) => string,
): ResourceRef {
  const state = listing.state?.(item);
  return {
    type: listing.type,
    id: recordedId(listing.type, listing.id(item)),
    ...(state ? { state: state.slice(0, 40) } : {}),
  };
}

/** Whether a resource was deleted and the cloud is still busy with it: `deleting`, `DELETE_IN_PROGRESS`, `PENDING_DELETE`. */
export function isLeaving(listing: Listing, item: Item): boolean {
  return (
    listing.leaving?.(item) ??
    /^(?:deleting|deleted|pending_delete|DELETE_IN_PROGRESS)$/i.test(listing.state?.(item) ?? '')
  );
}
