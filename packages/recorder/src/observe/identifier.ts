// SPDX-License-Identifier: Apache-2.0
import type { KeyedHash } from './keyed-hash.js';

/** UUIDs, their form without hyphens, and numbers: what clouds make up, and what says nothing about anybody. */
const ID = /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{32}|\d{1,20})$/i;
const ACCOUNT = /^AUTH_[0-9a-f]{32}$/i;

/** The value of a path parameter as a recording keeps it: an id as it is, a name as its keyed hash. */
export function keepIdentifier(param: string, value: string, hash: KeyedHash): string {
  if (ALWAYS_NAMES.test(param)) return hash.name(value);
  return ID.test(value) || ACCOUNT.test(value) ? value : hash.name(value);
}

/** Names whatever they look like; and tokens, which Keystone's v2.0 API put into paths. */
const ALWAYS_NAMES = /^(?:container|object)$|name|token|secret|password/i;

/**
 * A resource's id in a recording. Objects are named within their container, so their id is the hash of both.
 * Whoever lists what a project holds beside the recording uses this too, or the ids would never meet.
 * @param type `object-store:object`, `compute:server`
 * @param id as the cloud gave it; for objects `container/object`
 */
export function recordedResourceId(type: string, id: string, hash: KeyedHash): string {
  if (type === 'object-store:container' || type === 'object-store:object') return hash.name(id);
  return ID.test(id) ? id : hash.name(id);
}
