// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import { requireAccess } from '../access.js';
import { CONTAINERS } from '../container/resource.js';
import { explain, HTML, refuse } from '../faults.js';
import type { Metadata } from '../metadata.js';
import { lastModified } from '../timestamps.js';
import { contentOf, plainContent, readPieces, splitPath } from './content.js';
import { findObject, type StoredObject } from './resource.js';
import {
  keptHeaders,
  LARGEST_OBJECT,
  readDeleteAt,
  storeObject,
  writableContainer,
  type Place,
} from './store-object.js';

/** PUT with X-Copy-From: `/container/object`, percent-encoded. */
export function copyFrom(call: Call, to: Place): Promise<Reply> {
  const account = call.headers['x-copy-from-account'] ?? to.account;
  return copy(call, readPlace(call.headers['x-copy-from']!, account, 'X-Copy-From'), to);
}

/** COPY with Destination. */
export function copyTo(call: Call): Promise<Reply> {
  const { account = '', container = '', object = '' } = call.params;
  const destination = call.headers['destination'];
  if (destination === undefined) throw explain(412, 'Destination header required');
  const to = readPlace(destination, call.headers['destination-account'] ?? account, 'Destination');
  requireAccess({ ...call, params: { account: to.account } }, containerOf(call, to)?.writers, false);
  return copy(call, { account, container, name: object }, to);
}

function readPlace(header: string, account: string, what: string): Place {
  const [container, name] = splitPath(decodeURIComponent(header));
  if (container !== '' && name !== '') return { account, container, name };
  throw explain(412, `${what} header must be of the form <container name>/<object name>`);
}

function containerOf(call: Call, { account, container }: Place) {
  return call.stores.of(CONTAINERS).get(`${account}/${container}`);
}

/** Copies content and metadata; a large object arrives as one piece, unless its manifest is asked for. */
async function copy(call: Call, from: Place, to: Place): Promise<Reply> {
  requireAccess({ ...call, params: { account: from.account } }, containerOf(call, from)?.readers, false);
  const source = findObject(call, from.account, from.container, from.name);
  if (!source) throw refuse(404);
  writableContainer(call, to);
  const asManifest = call.query.get('multipart-manifest') === 'get';
  const content = asManifest ? plainContent(source) : contentOf(call, from.account, source);
  if (content.size > LARGEST_OBJECT) throw refuse(413);
  const blob = await call.blobs.write(readPieces(call, content.pieces));
  const object = storeObject(call, to, blob, {
    contentType: call.headers['content-type'] ?? source.contentType,
    headers: copiedHeaders(call, source, asManifest),
    deleteAt: readDeleteAt(call) ?? source.deleteAt,
    slo: asManifest ? source.slo : undefined,
  });
  return reply(201, {
    'Content-Type': HTML,
    Etag: object.md5,
    'Last-Modified': lastModified(object.createdAt),
    'X-Copied-From-Account': from.account,
    'X-Copied-From': [from.container, ...from.name.split('/')].map(encodeURIComponent).join('/'),
    'X-Copied-From-Last-Modified': lastModified(source.createdAt),
    ...object.headers,
  });
}

function copiedHeaders(call: Call, source: StoredObject, asManifest: boolean): Metadata {
  const fresh = /^(true|1|yes|on|t|y)$/i.test(call.headers['x-fresh-metadata'] ?? '');
  const { 'X-Object-Manifest': manifest, ...own } = source.headers;
  const kept = asManifest && manifest !== undefined ? { 'X-Object-Manifest': manifest } : {};
  return { ...(fresh ? {} : own), ...kept, ...keptHeaders(call) };
}
