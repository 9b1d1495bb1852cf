// SPDX-License-Identifier: Apache-2.0
import type { Call, Handler } from '../../service/call.js';
import { json, noContent } from '../../service/reply.js';
import type { StoreKind } from '../../state/store-kind.js';
import { neutronFault, notAllowed } from '../faults.js';
import { enforceQuota } from '../quota/enforce-quota.js';
import type { AttributeMap } from './attribute.js';
import { answerList, pickFields, type View } from './list-query.js';
import type { NeutronRecord } from './neutron-record.js';
import { readCreate, readUpdate, type Input } from './read-input.js';

/** What sets one resource of Neutron apart from another; everything else is the same for all. */
export interface Collection<T extends NeutronRecord> {
  /** As it stands in ids of the index: `floatingip`, `security-group`. */
  readonly resource: string;
  /** Key of one in a body: `security_group`. */
  readonly singular: string;
  readonly plural: string;
  /** Path segment: `security-groups`. */
  readonly segment: string;
  readonly kind: StoreKind<T>;
  readonly attributes: AttributeMap;
  /** Name and sentence of the refusal for an id that is not there. */
  readonly missing: { readonly type: string; readonly sentence: (id: string) => string };
  view(record: T, call: Call): View;
  /** Whether someone who is neither owner nor admin sees it. */
  shared?(record: T, call: Call): boolean;
  /** Runs before anything is listed or created. */
  prepare?(call: Call): void;
  create(input: Input, call: Call): T;
  update(record: T, changes: Input, call: Call): T;
  remove(record: T, call: Call): void;
}

/** list, show, create (one or many), update and delete of a collection. */
export function collectionHandlers<T extends NeutronRecord>(
  collection: Collection<T>,
): Record<string, Handler> {
  const id = (verb: string): string => `network:${collection.resource}.${verb}`;
  return {
    [id('list')]: (call) => list(collection, call),
    [id('show')]: (call) => show(collection, call),
    [id('create')]: (call) => create(collection, call),
    [id('update')]: (call) => update(collection, call),
    [id('delete')]: (call) => remove(collection, call),
  };
}

export function missingFault<T extends NeutronRecord>({ missing }: Collection<T>, id: string): Error {
  return neutronFault(404, missing.type, missing.sentence(id));
}

/** The record of an id that the caller may see. @throws Fault 404 */
export function getVisible<T extends NeutronRecord>(collection: Collection<T>, id: string, call: Call): T {
  const record = call.stores.of(collection.kind).get(id);
  if (record && isVisible(collection, record, call)) return record;
  throw missingFault(collection, id);
}

/** As getVisible, for someone who is about to change it. @throws Fault 404, 403 where it is seen but another's */
export function getOwn<T extends NeutronRecord>(
  collection: Collection<T>,
  id: string,
  call: Call,
  verb: string,
): T {
  const record = getVisible(collection, id, call);
  if (!owns(record, call)) throw notAllowed(`rule:${verb}_${collection.singular}`);
  return record;
}

function owns(record: NeutronRecord, { auth }: Call): boolean {
  return auth.isAdmin || record.project_id === auth.projectId;
}

function isVisible<T extends NeutronRecord>(collection: Collection<T>, record: T, call: Call): boolean {
  return owns(record, call) || (collection.shared?.(record, call) ?? false);
}

/** The only path parameter that ends in `_id` beside the project's. */
export function idOf({ params }: Call): string {
  return Object.entries(params).find(([name]) => name !== 'project_id')?.[1] ?? '';
}

function list<T extends NeutronRecord>(collection: Collection<T>, call: Call): ReturnType<Handler> {
  collection.prepare?.(call);
  const views = call.stores
    .of(collection.kind)
    .filter((record) => isVisible(collection, record, call))
    .map((record) => collection.view(record, call));
  const rules = {
    plural: collection.plural,
    names: new Set(Object.keys(collection.attributes)),
    notFound: (id: string) => missingFault(collection, id),
  };
  return json(
    200,
    answerList(views, rules, { query: call.query, self: `${call.endpoint}/v2.0/${collection.segment}` }),
  );
}

function show<T extends NeutronRecord>(collection: Collection<T>, call: Call): ReturnType<Handler> {
  collection.prepare?.(call);
  const record = getVisible(collection, idOf(call), call);
  const fields = call.query.getAll('fields').filter((name) => name !== '');
  return json(200, { [collection.singular]: pickFields(collection.view(record, call), fields) });
}

function create<T extends NeutronRecord>(collection: Collection<T>, call: Call): ReturnType<Handler> {
  const { bulk, inputs } = readCreate(call.body, collection, call.auth);
  collection.prepare?.(call);
  const made: T[] = [];
  try {
    for (const input of inputs) {
      enforceQuota(collection, String(input['project_id']), call);
      made.push(collection.create(input, call));
    }
  } catch (error) {
    // Neutron makes all of a bulk request or none of it.
    for (const record of made) collection.remove(record, call);
    throw error;
  }
  const views = made.map((record) => collection.view(record, call));
  return json(201, bulk ? { [collection.plural]: views } : { [collection.singular]: views[0] });
}

function update<T extends NeutronRecord>(collection: Collection<T>, call: Call): ReturnType<Handler> {
  const record = getOwn(collection, idOf(call), call, 'update');
  const changes = readUpdate(call.body, collection, call.auth);
  const updated = collection.update(record, changes, call);
  return json(200, { [collection.singular]: collection.view(updated, call) });
}

function remove<T extends NeutronRecord>(collection: Collection<T>, call: Call): ReturnType<Handler> {
  collection.remove(getOwn(collection, idOf(call), call, 'delete'), call);
  return noContent();
}
