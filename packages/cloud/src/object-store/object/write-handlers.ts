// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import type { Blob } from '../../state/blobs.js';
import { requireAccess } from '../access.js';
import { CONTAINERS } from '../container/resource.js';
import { explain, HTML, htmlPage, refuse } from '../faults.js';
import { lastModified } from '../timestamps.js';
import { copyFrom, copyTo } from './copy-object.js';
import { requireNullVersion } from './read-handlers.js';
import { findObject, OBJECTS, removeObject } from './resource.js';
import {
  chooseContentType,
  keptHeaders,
  LARGEST_OBJECT,
  readDeleteAt,
  storeObject,
  writableContainer,
  type Place,
} from './store-object.js';

/** The place of the path, for someone who may write there. */
export function writablePlace(call: Call): Place {
  const { account = '', container = '', object = '' } = call.params;
  requireAccess(call, call.stores.of(CONTAINERS).get(`${account}/${container}`)?.writers, false);
  return { account, container, name: object };
}

async function put(call: Call): Promise<Reply> {
  const place = writablePlace(call);
  if (call.headers['x-copy-from'] !== undefined) return copyFrom(call, place);
  writableContainer(call, place);
  refuseExisting(call, place);
  const deleteAt = readDeleteAt(call);
  const headers = keptHeaders(call);
  const blob = await receive(call);
  const contentType = chooseContentType(call, place.name);
  const object = storeObject(call, place, blob, { contentType, headers, deleteAt, slo: undefined });
  return reply(201, {
    'Content-Type': HTML,
    Etag: object.md5,
    'Last-Modified': lastModified(object.createdAt),
  });
}

/** "If-None-Match: *" stores only what is not there yet. */
export function refuseExisting(call: Call, { account, container, name }: Place): void {
  const condition = call.headers['if-none-match'];
  if (condition === undefined) return;
  if (condition.trim() !== '*') throw explain(400, 'Etags are not supported with If-None-Match');
  if (findObject(call, account, container, name)) throw refuse(412);
}

/** Takes in the body and holds it against what the client says of it: its length and its ETag. */
async function receive(call: Call): Promise<Blob> {
  const length = call.headers['content-length'];
  if (length === undefined && call.headers['transfer-encoding'] === undefined) throw refuse(411);
  if (length !== undefined && Number(length) > LARGEST_OBJECT) throw refuse(413);
  const blob = await write(call);
  const etag = call.headers['etag']?.replaceAll('"', '');
  if (etag !== undefined && etag.toLowerCase() !== blob.md5) {
    call.blobs.drop(blob.id);
    throw refuse(422);
  }
  return blob;
}

async function write(call: Call): Promise<Blob> {
  try {
    return await call.blobs.write(call.stream, LARGEST_OBJECT);
  } catch (error) {
    if (error instanceof RangeError) throw refuse(413);
    throw error;
  }
}

/** Replaces all metadata; content stays. */
function post(call: Call): Reply {
  const { account, container, name } = writablePlace(call);
  const object = findObject(call, account, container, name);
  if (!object) throw refuse(404);
  const manifest = object.headers['X-Object-Manifest'];
  const headers = {
    ...keptHeaders(call),
    ...(manifest === undefined ? {} : { 'X-Object-Manifest': manifest }),
  };
  const contentType = call.headers['content-type'] ?? object.contentType;
  call.stores
    .of(OBJECTS)
    .put({ ...object, headers, contentType, createdAt: call.now, deleteAt: readDeleteAt(call) });
  return reply(202, { 'Content-Type': HTML }, htmlPage(202));
}

function remove(call: Call): Reply {
  const { account, container, name } = writablePlace(call);
  const object = findObject(call, account, container, name);
  if (!object) throw refuse(404);
  removeObject(call, object);
  return reply(204, { 'Content-Type': HTML });
}

export const OBJECT_WRITING: Resource = {
  handlers: {
    'object-store:object.put': put,
    'object-store:object.post': post,
    'object-store:object.delete': remove,
    'object-store:object.delete-version': (call) => (requireNullVersion(call), remove(call)),
    'object-store:object.copy': copyTo,
  },
};
