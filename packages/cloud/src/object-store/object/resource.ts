// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { defineStore, type Stored } from '../../state/store-kind.js';
import type { Stores } from '../../state/stores.js';
import type { Metadata } from '../metadata.js';

/** One part of a static large object, as its manifest is kept and shown. */
export interface Segment {
  /** `/container/object` */
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
  readonly content_type: string;
  readonly last_modified: string;
  /** `<first>-<last>` of the object, where only a piece of it was asked for. */
  readonly range?: string;
}

/** Bytes with a name. Id: `<account>/<container>/<name>`. */
export interface StoredObject extends Stored {
  /** Id of the container. */
  readonly containerId: string;
  readonly name: string;
  readonly blobId: string;
  /** Of what is stored here: the manifest of a large object, not what it joins. */
  readonly size: number;
  readonly md5: string;
  readonly contentType: string;
  /** Milliseconds. */
  readonly createdAt: number;
  /** X-Object-Meta-*, and the few other headers that swift keeps. */
  readonly headers: Metadata;
  /** Milliseconds after which it is gone. */
  readonly deleteAt: number | undefined;
  readonly slo:
    { readonly segments: readonly Segment[]; readonly etag: string; readonly size: number } | undefined;
}

export const OBJECTS = defineStore<StoredObject>({
  name: 'object-store:object',
  scope: 'project',
  groupBy: (object) => object.containerId,
});

/** All of a container, expired ones too: swift refuses to delete a container until its expirer has run. */
export function objectsOf(stores: Stores, containerId: string): readonly StoredObject[] {
  return stores.of(OBJECTS).group(containerId);
}

export function visibleObjects(call: Call, containerId: string): readonly StoredObject[] {
  return objectsOf(call.stores, containerId).filter((object) => isVisible(call, object));
}

export function findObject(
  call: Call,
  account: string,
  container: string,
  name: string,
): StoredObject | undefined {
  const object = call.stores.of(OBJECTS).get(`${account}/${container}/${name}`);
  return object && isVisible(call, object) ? object : undefined;
}

export function removeObject(call: Call, object: StoredObject): void {
  call.stores.of(OBJECTS).delete(object.id);
  call.blobs.drop(object.blobId);
}

function isVisible(call: Call, { deleteAt }: StoredObject): boolean {
  return deleteAt === undefined || deleteAt > call.now;
}
