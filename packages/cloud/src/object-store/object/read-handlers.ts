// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { requireAccess } from '../access.js';
import { CONTAINERS } from '../container/resource.js';
import { HTML, htmlPage, refuse } from '../faults.js';
import { contentOf, cutPieces, plainContent, readPieces, type Content } from './content.js';
import { checkPreconditions } from './preconditions.js';
import { selectRanges, type ByteRange } from './ranges.js';
import { findObject, type StoredObject } from './resource.js';
import { objectHeaders } from './views.js';

/** The object that a path names, for someone who may read its container. */
export function readableObject(call: Call): StoredObject {
  const { account = '', container = '', object = '' } = call.params;
  requireAccess(call, call.stores.of(CONTAINERS).get(`${account}/${container}`)?.readers, false);
  const found = findObject(call, account, container, object);
  if (!found) throw refuse(404);
  return found;
}

function get(call: Call): Reply {
  const object = readableObject(call);
  return answer(call, object, contentOf(call, call.params['account']!, object));
}

/** The manifest itself: of a static large object its segments as JSON, of others what is stored. */
function getManifest(call: Call): Reply {
  const object = readableObject(call);
  if (!object.slo) return answer(call, object, plainContent(object));
  const { 'X-Manifest-Etag': _, ...headers } = objectHeaders(object, object.md5);
  const body = readPieces(call, plainContent(object).pieces);
  const length = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': String(object.size) };
  return reply(200, { ...headers, ...length }, call.operation.method === 'HEAD' ? undefined : body);
}

function answer(call: Call, object: StoredObject, content: Content): Reply {
  const headers = objectHeaders(object, content.etag);
  const failed = checkPreconditions(call.headers, content.etag.replaceAll('"', ''), object.createdAt);
  if (failed === 304) return reply(304, headers);
  if (failed === 412) return reply(412, { ...headers, 'Content-Type': HTML });
  const isHead = call.operation.method === 'HEAD';
  const ranges =
    isHead || !mayRange(call, content.etag) ? undefined : selectRanges(call.headers['range'], content.size);
  if (ranges === undefined) {
    const length = { 'Content-Length': String(content.size) };
    return reply(200, { ...headers, ...length }, isHead ? undefined : readPieces(call, content.pieces));
  }
  const [first, ...others] = ranges;
  if (!first) return reply(416, { ...headers, 'Content-Range': `bytes */${content.size}` }, htmlPage(416));
  return others.length === 0
    ? single(call, content, headers, first)
    : several(call, content, headers, ranges);
}

/** Without versioning, an object's one version is called "null" (swift/common/middleware/versioned_writes). */
export function requireNullVersion(call: Call): void {
  if (call.query.get('version-id') !== 'null') throw refuse(404);
}

/** If-Range: the range holds only while the object is still the one that the client knows. */
function mayRange(call: Call, etag: string): boolean {
  const condition = call.headers['if-range'];
  return condition === undefined || condition.replaceAll('"', '') === etag.replaceAll('"', '');
}

type Headers = Readonly<Record<string, string>>;

function single(call: Call, { size, pieces }: Content, headers: Headers, { start, end }: ByteRange): Reply {
  const body = readPieces(call, cutPieces(pieces, start, end));
  const range = {
    'Content-Range': `bytes ${start}-${end}/${size}`,
    'Content-Length': String(end - start + 1),
  };
  return reply(206, { ...headers, ...range }, body);
}

/** multipart/byteranges, RFC 9110 section 14.6. */
function several(call: Call, content: Content, headers: Headers, ranges: readonly ByteRange[]): Reply {
  const boundary = call.ids.hex();
  const head = ({ start, end }: ByteRange): string =>
    `--${boundary}\r\nContent-Type: ${headers['Content-Type']}\r\nContent-Range: bytes ${start}-${end}/${content.size}\r\n\r\n`;
  const closing = `--${boundary}--`;
  const length = ranges.reduce(
    (sum, range) => sum + Buffer.byteLength(head(range)) + range.end - range.start + 1 + 2,
    closing.length,
  );
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const range of ranges) {
      yield Buffer.from(head(range));
      yield* readPieces(call, cutPieces(content.pieces, range.start, range.end));
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(closing);
  }
  const type = `multipart/byteranges;boundary=${boundary}`;
  return reply(206, { ...headers, 'Content-Type': type, 'Content-Length': String(length) }, body());
}

export const OBJECT_READING: Resource = {
  handlers: {
    'object-store:object.get': get,
    'object-store:object.head': get,
    'object-store:object.get-version': (call) => (requireNullVersion(call), get(call)),
    'object-store:object.head-version': (call) => (requireNullVersion(call), get(call)),
    // There are no symbolic links here, and what is none answers as without the question.
    'object-store:object.get-symlink': get,
    'object-store:object.head-symlink': get,
    'object-store:object.get-slo-manifest': getManifest,
    'object-store:object.head-slo-manifest': getManifest,
  },
};
