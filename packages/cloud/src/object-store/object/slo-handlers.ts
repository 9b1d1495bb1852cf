// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { readAll } from '../../http/read-body.js';
import type { Call } from '../../service/call.js';
import { isFields, type Fields } from '../../service/fields.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { renderOutcome } from '../account/bulk-delete.js';
import { explain, HTML, refuse } from '../faults.js';
import { lastModified } from '../timestamps.js';
import { contentOf, splitPath } from './content.js';
import { selectRanges } from './ranges.js';
import { findObject, removeObject, type Segment, type StoredObject } from './resource.js';
import {
  chooseContentType,
  keptHeaders,
  readDeleteAt,
  storeObject,
  writableContainer,
  type Place,
} from './store-object.js';
import { refuseExisting, writablePlace } from './write-handlers.js';

/** max_manifest_size and max_manifest_segments of /info. */
const LARGEST_MANIFEST = 8_388_608;
const MOST_SEGMENTS = 1000;

/** Joins objects that are there to one: swift/common/middleware/slo.py: SloContext.handle_slo_put */
async function putManifest(call: Call): Promise<Reply> {
  const place = writablePlace(call);
  writableContainer(call, place);
  refuseExisting(call, place);
  const segments = checkSegments(call, place, await readManifest(call));
  const etag = manifestEtag(segments);
  const expected = call.headers['etag']?.replaceAll('"', '');
  if (expected !== undefined && expected !== etag) throw refuse(422);
  const blob = await call.blobs.write(oneChunk(Buffer.from(JSON.stringify(segments))));
  const object = storeObject(call, place, blob, {
    contentType: chooseContentType(call, place.name),
    headers: keptHeaders(call),
    deleteAt: readDeleteAt(call),
    slo: { segments, etag, size: segments.reduce((sum, segment) => sum + sizeOf(segment), 0) },
  });
  return reply(201, {
    'Content-Type': HTML,
    Etag: `"${etag}"`,
    'Last-Modified': lastModified(object.createdAt),
  });
}

async function readManifest(call: Call): Promise<readonly Fields[]> {
  const text = (await readAll(call.stream, LARGEST_MANIFEST)).toString('utf8');
  const parsed = parse(text);
  if (!Array.isArray(parsed) || parsed.length === 0) throw explain(400, 'Manifest must be a list.\n');
  if (parsed.length > MOST_SEGMENTS) throw explain(413, `Number of segments must be <= ${MOST_SEGMENTS}\n`);
  return (parsed as unknown[]).map((entry, index) => {
    if (isFields(entry) && typeof entry['path'] === 'string') return entry;
    throw explain(400, `Index ${index}: expected keys to include path\n`);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw explain(400, 'Manifest must be valid JSON.\n');
  }
}

/** Holds every segment against what is stored; all that is wrong is told at once. */
function checkSegments(call: Call, place: Place, entries: readonly Fields[]): readonly Segment[] {
  const errors: string[] = [];
  const segments = entries.flatMap((entry) => {
    const path = `/${String(entry['path']).replace(/^\/+/, '')}`;
    const [container, name] = splitPath(path);
    const object = findObject(call, place.account, container, name);
    const problem = object ? mismatch(call, place.account, object, entry) : '404 Not Found';
    if (object && problem === undefined)
      return [toSegment(call, place.account, object, path, entry['range'])];
    errors.push(`${path}, ${problem}`);
    return [];
  });
  if (errors.length > 0) throw explain(400, `Errors:\n${errors.join('\n')}\n`);
  return segments;
}

function mismatch(call: Call, account: string, object: StoredObject, entry: Fields): string | undefined {
  const content = contentOf(call, account, object);
  const etag = entry['etag'];
  const size = entry['size_bytes'];
  if (etag !== undefined && etag !== null && etag !== content.etag.replaceAll('"', ''))
    return 'Etag Mismatch';
  if (size !== undefined && size !== null && Number(size) !== content.size) return 'Size Mismatch';
  if (content.size === 0) return 'Too Small; each segment must be at least 1 byte.';
  const range = entry['range'];
  if (typeof range === 'string' && selectRanges(`bytes=${range}`, content.size)?.length !== 1)
    return 'Unsatisfiable Range';
  return undefined;
}

function toSegment(call: Call, account: string, object: StoredObject, name: string, range: unknown): Segment {
  const content = contentOf(call, account, object);
  const [piece] = typeof range === 'string' ? (selectRanges(`bytes=${range}`, content.size) ?? []) : [];
  return {
    name,
    bytes: content.size,
    hash: content.etag.replaceAll('"', ''),
    content_type: object.contentType,
    last_modified: `${new Date(Math.floor(object.createdAt / 1000) * 1000).toISOString().slice(0, 19)}.000000`,
    ...(piece ? { range: `${piece.start}-${piece.end}` } : {}),
  };
}

function sizeOf({ bytes, range }: Segment): number {
  const [start, end] = range?.split('-').map(Number) ?? [0, bytes - 1];
  return end! - start! + 1;
}

function manifestEtag(segments: readonly Segment[]): string {
  const hash = createHash('md5');
  for (const { hash: own, range } of segments) hash.update(range === undefined ? own : `${own}:${range};`);
  return hash.digest('hex');
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Deletes a static large object with all its segments. */
function deleteWithSegments(call: Call): Reply {
  const { account, container, name } = writablePlace(call);
  const object = findObject(call, account, container, name);
  if (!object) return renderOutcome(call, { deleted: 0, missing: 1, errors: [] });
  if (!object.slo) {
    return renderOutcome(call, {
      deleted: 0,
      missing: 0,
      errors: [[`/${container}/${name}`, 'Not an SLO manifest']],
    });
  }
  let [deleted, missing] = [1, 0];
  for (const segment of object.slo.segments) {
    const part = findObject(call, account, ...splitPath(segment.name));
    if (part) removeObject(call, part);
    if (part) deleted += 1;
    else missing += 1;
  }
  removeObject(call, object);
  return renderOutcome(call, { deleted, missing, errors: [] });
}

export const OBJECT_SLO: Resource = {
  handlers: {
    'object-store:object.put-slo-manifest': putManifest,
    'object-store:object.delete-slo': deleteWithSegments,
  },
};
