// SPDX-License-Identifier: Apache-2.0
import type { ResourceRef } from '@touchstone/model';
import { findHeader, type RawHeaders } from '../raw-headers.js';
import { recordedResourceId } from './identifier.js';
import type { KeyedHash } from './keyed-hash.js';
import type { TrackedResources } from './tracked-resources.js';

const BULK_DELETE = /^object-store:account\.bulk-delete/;
const COPY = 'object-store:object.copy';

/** Whether what an operation makes or removes is named where no tracking entry can point: in a list of lines. */
export function isBulkDelete(operationId: string): boolean {
  return BULK_DELETE.test(operationId);
}

/**
 * Swift's two operations that name resources by path outside their own: COPY, whose Destination header says what is made
 * (https://docs.openstack.org/api-ref/object-store/#copy-object), and bulk delete, whose body has one percent-encoded
 * `container/object` a line and whose answer tells at its end whether all went well
 * (https://docs.openstack.org/swift/latest/middleware.html#bulk-delete).
 */
export function trackSwift(
  operationId: string,
  exchange: { readonly headers: RawHeaders; readonly requestText: string; readonly responseText: string },
  hash: KeyedHash,
): TrackedResources {
  if (operationId === COPY) {
    const ref = refOf(findHeader(exchange.headers, 'destination') ?? '', hash);
    return ref ? { created: [ref] } : {};
  }
  if (!isBulkDelete(operationId) || !/Response Status"?:\s*"?200/.test(exchange.responseText)) return {};
  const deleted = exchange.requestText
    .split('\n')
    .slice(0, 2000)
    .flatMap((line) => refOf(line, hash) ?? []);
  return deleted.length > 0 ? { deleted } : {};
}

/** `/container/object`, percent-encoded; a container alone where there is no object. */
function refOf(path: string, hash: KeyedHash): ResourceRef | undefined {
  let plain = path.trim().replace(/^\/+/, '');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // Swift takes what does not decode as it is.
  }
  if (plain === '') return undefined;
  const type = plain.includes('/') ? 'object-store:object' : 'object-store:container';
  return { type, id: recordedResourceId(type, plain, hash) };
}
