// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Blob } from '../../state/blobs.js';
import { explain, refuse } from '../faults.js';
import { CONTAINERS, type Container } from '../container/resource.js';
import { dropEmpty, readMetadata, titleCase, type Metadata } from '../metadata.js';
import { guessContentType } from './content-types.js';
import { OBJECTS, removeObject, type StoredObject } from './resource.js';

/** max_file_size of /info: 5 GiB and 2 bytes, as swift ships it. */
export const LARGEST_OBJECT = 5_368_709_122;
const LONGEST_NAME = 1024;

/** Besides X-Object-Meta-*, what an object keeps (swift object-server: allowed_headers). */
const KEPT = [
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
  'x-object-manifest',
  'x-robots-tag',
];
/** Of middleware that the embedded cloud has not: to take these headers and do nothing would be a lie. */
const UNOFFERED = ['x-symlink-target', 'x-symlink-target-etag'];

/** Where something is to be stored. */
export interface Place {
  readonly account: string;
  readonly container: string;
  readonly name: string;
}

/** The container that is written into. @throws Fault 400, 404 */
export function writableContainer(call: Call, { account, container, name }: Place): Container {
  const length = Buffer.byteLength(name);
  if (length > LONGEST_NAME)
    throw explain(400, `Object name length of ${length} longer than ${LONGEST_NAME}`);
  const unoffered = UNOFFERED.find((header) => call.headers[header] !== undefined);
  if (unoffered) throw explain(501, `The embedded cloud does not offer ${unoffered} yet.`);
  const found = call.stores.of(CONTAINERS).get(`${account}/${container}`);
  if (!found) throw refuse(404);
  return found;
}

/** The headers of a request that its object keeps. */
export function keptHeaders(call: Call): Metadata {
  const kept = KEPT.filter((name) => call.headers[name] !== undefined).map((name) => [
    titleCase(name),
    call.headers[name]!,
  ]);
  const metadata = readMetadata(call.headers, 'object');
  return { ...dropEmpty(metadata), ...(Object.fromEntries(kept) as Metadata) };
}

/** X-Delete-At (seconds) or X-Delete-After, as milliseconds. @throws Fault 400 in the past */
export function readDeleteAt(call: Call): number | undefined {
  const after = call.headers['x-delete-after'];
  if (after !== undefined) {
    if (!/^\d+$/.test(after)) throw explain(400, 'Non-integer X-Delete-After');
    return (Math.floor(call.now / 1000) + Number(after)) * 1000;
  }
  const at = call.headers['x-delete-at'];
  if (at === undefined || at === '') return undefined;
  if (!/^\d+$/.test(at)) throw explain(400, 'Non-integer X-Delete-At');
  if (Number(at) * 1000 <= call.now) throw explain(400, 'X-Delete-At in past');
  return Number(at) * 1000;
}

/** Whether swift should look at the name instead of believing the client. */
export function chooseContentType(call: Call, name: string): string {
  const detect = /^(true|1|yes|on|t|y)$/i.test(call.headers['x-detect-content-type'] ?? '');
  const given = call.headers['content-type'];
  return given && !detect ? given : guessContentType(name);
}

/** Puts an object in the place of what was there. */
export function storeObject(
  call: Call,
  place: Place,
  blob: Blob,
  parts: Pick<StoredObject, 'contentType' | 'headers' | 'deleteAt' | 'slo'>,
): StoredObject {
  const containerId = `${place.account}/${place.container}`;
  const id = `${containerId}/${place.name}`;
  const before = call.stores.of(OBJECTS).get(id);
  if (before) removeObject(call, before);
  const { id: blobId, size, md5 } = blob;
  return call.stores
    .of(OBJECTS)
    .put({ id, containerId, name: place.name, blobId, size, md5, createdAt: call.now, ...parts });
}
