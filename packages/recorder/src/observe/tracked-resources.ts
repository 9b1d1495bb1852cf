// SPDX-License-Identifier: Apache-2.0
import type { ResourceRef } from '@touchstone/model';
import type { Params, Tracking } from '@touchstone/openstack';
import { recordedResourceId } from './identifier.js';
import type { KeyedHash } from './keyed-hash.js';

export interface TrackedResources {
  readonly created?: ResourceRef[];
  readonly deleted?: ResourceRef[];
  readonly read?: ResourceRef;
}

export interface TrackableExchange {
  readonly tracking: Tracking;
  readonly params: Params;
  readonly requestBody: unknown;
  readonly responseBody: unknown;
  readonly location: string | undefined;
}

const MOST = 2000;

/** What an accepted request made, removed or read, by the index's word on where it is named. */
export function trackResources(exchange: TrackableExchange, hash: KeyedHash): TrackedResources {
  const { creates, deletes, reads } = exchange.tracking;
  const created = creates ? createdBy(creates, exchange, hash) : [];
  const deleted = deletes ? deletedBy(deletes, exchange, hash) : [];
  const read = reads ? readBy(reads, exchange, hash) : undefined;
  return {
    ...(created.length > 0 ? { created } : {}),
    ...(deleted.length > 0 ? { deleted } : {}),
    ...(read ? { read } : {}),
  };
}

function createdBy(
  creates: NonNullable<Tracking['creates']>,
  { params, responseBody, location }: TrackableExchange,
  hash: KeyedHash,
): ResourceRef[] {
  const { type, from, key, bulkKey, idField = 'id', stateField } = creates;
  if (from === 'path') return refs(type, [{ id: pathId(type, idField, params) }], hash);
  if (from === 'location') return refs(type, [{ id: lastSegment(location) }], hash);
  const found = fieldOf(responseBody, key) ?? fieldOf(responseBody, bulkKey);
  const list = Array.isArray(found) ? found : [found];
  return refs(
    type,
    list.map((one: unknown) => ({
      // Zaqar answers with a list of links to what was made.
      id: typeof one === 'string' ? lastSegment(one) : textAt(one, idField),
      state: stateField && textAt(one, stateField),
    })),
    hash,
  );
}

function deletedBy(
  deletes: NonNullable<Tracking['deletes']>,
  { params, requestBody, responseBody }: TrackableExchange,
  hash: KeyedHash,
): ResourceRef[] {
  const { type, param, idField } = deletes;
  if (param !== undefined) return refs(type, [{ id: pathId(type, param, params) }], hash);
  if (idField === undefined) return [];
  const direct = textAt(requestBody, idField);
  if (direct !== undefined) return refs(type, [{ id: direct }], hash);
  // `{"action": {"id": …}}`: the field below the one top-level key.
  const inner = isRecord(requestBody) ? Object.values(requestBody)[0] : undefined;
  // A request may name it otherwise (a router's interface by its subnet); then the answer says which it was.
  return refs(type, [{ id: textAt(inner, idField) ?? textAt(responseBody, idField) }], hash);
}

function readBy(
  reads: NonNullable<Tracking['reads']>,
  { params, responseBody }: TrackableExchange,
  hash: KeyedHash,
): ResourceRef | undefined {
  const { type, param, key, stateField } = reads;
  const state = stateField === undefined ? undefined : textAt(fieldOf(responseBody, key), stateField);
  return refs(type, [{ id: pathId(type, param, params), state }], hash)[0];
}

function refs(
  type: string,
  found: readonly { readonly id: string | undefined; readonly state?: string | undefined }[],
  hash: KeyedHash,
): ResourceRef[] {
  return found.slice(0, MOST).flatMap(({ id, state }) => {
    if (id === undefined || id === '') return [];
    const recorded = recordedResourceId(type, id, hash);
    const fits = state !== undefined && /^[A-Za-z][A-Za-z0-9_ -]{0,39}$/.test(state);
    return [{ type, id: recorded, ...(fits ? { state } : {}) }];
  });
}

/** Objects are named within their container. */
function pathId(type: string, param: string, params: Params): string | undefined {
  const id = params[param];
  if (id === undefined || (type !== 'object-store:object' && type !== 's3:object')) return id;
  return `${params['container'] ?? params['bucket'] ?? ''}/${id}`;
}

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Without a key, the body itself. */
function fieldOf(body: unknown, key: string | undefined): unknown {
  if (key === undefined) return isRecord(body) || Array.isArray(body) ? body : undefined;
  return isRecord(body) ? body[key] : undefined;
}

function textAt(value: unknown, path: string): string | undefined {
  let found = value;
  for (const step of path.split('.')) found = isRecord(found) ? found[step] : undefined;
  if (typeof found === 'number') return String(found);
  return typeof found === 'string' ? found : undefined;
}

function lastSegment(link: string | undefined): string | undefined {
  return link
    ?.replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .split('/')
    .at(-1);
}
