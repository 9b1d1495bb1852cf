// SPDX-License-Identifier: Apache-2.0
import { isoNaive } from '../../state/time.js';
import { lastModified, swiftTimestamp } from '../timestamps.js';
import type { Entry } from '../listing.js';
import type { StoredObject } from './resource.js';

/** An object's row in a container's listing. */
export function objectRow(object: StoredObject): Entry {
  const { name, size, md5, contentType, createdAt, slo } = object;
  return {
    ...(slo ? { slo_etag: `"${slo.etag}"` } : {}),
    bytes: slo?.size ?? size,
    hash: md5,
    name,
    content_type: contentType,
    last_modified: isoNaive(createdAt),
  };
}

/** The headers of an object, without its length, which depends on the range. */
export function objectHeaders(object: StoredObject, etag: string): Readonly<Record<string, string>> {
  const { contentType, headers, createdAt, deleteAt, slo, md5 } = object;
  return {
    'Content-Type': contentType,
    ...headers,
    ...(slo ? { 'X-Static-Large-Object': 'True', 'X-Manifest-Etag': md5 } : {}),
    ...(deleteAt === undefined ? {} : { 'X-Delete-At': String(Math.floor(deleteAt / 1000)) }),
    Etag: etag,
    'Last-Modified': lastModified(createdAt),
    'X-Timestamp': swiftTimestamp(createdAt),
    'Accept-Ranges': 'bytes',
  };
}
