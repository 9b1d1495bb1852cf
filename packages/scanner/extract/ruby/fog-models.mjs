// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import { below, calledOnSelf, parseRuby, rubyFiles } from './ruby-tree.mjs';

/**
 * The collections of a service of fog-openstack, with what each method of theirs and of their models requests.
 * @param folders `models` folders, those that win first @param requests name → operation ids
 * @returns `{ name, model, calls, modelCalls, members }[]`; members: attribute of the model → name of a collection
 */
export async function readModels(folders, requests) {
  const classes = new Map();
  for (const folder of folders) {
    for (const file of rubyFiles(folder)) {
      const name = path.basename(file, '.rb');
      const root = await parseRuby(file);
      const known = classes.get(name) ?? { methods: new Map(), model: undefined };
      for (const method of below(root, 'method')) {
        const own = method.childForFieldName('name').text;
        if (!known.methods.has(own) && isPublic(method) && !NOT_CALLED.has(own))
          known.methods.set(own, method);
      }
      for (const alias of below(root, 'alias')) {
        const [to, from] = alias.namedChildren.map((child) => child.text);
        if (known.methods.has(from) && !known.methods.has(to)) known.methods.set(to, known.methods.get(from));
      }
      known.model ??= modelOf(root);
      classes.set(name, known);
    }
  }
  const collections = [...classes].filter(([, one]) => one.model !== undefined && classes.has(one.model));
  const names = new Set(collections.map(([name]) => name));
  return collections.map(([name, one]) => describe(name, one, classes.get(one.model), { requests, names }));
}

/** Methods of Ruby itself, which nobody calls by name. */
const NOT_CALLED = new Set(['initialize', 'method_missing', 'respond_to?', 'to_hash']);

function isPublic(method) {
  for (let before = method.previousNamedSibling; before !== null; before = before.previousNamedSibling) {
    if (before.type === 'identifier' && before.text === 'private') return false;
  }
  return true;
}

/** `model Fog::OpenStack::Compute::Server` → `server` */
function modelOf(root) {
  for (const call of below(root, 'call')) {
    if (call.childForFieldName('method')?.text !== 'model' || call.childForFieldName('receiver') !== null)
      continue;
    const name = call.childForFieldName('arguments').text.split('::').at(-1);
    return name.replace(/(?<=[a-z])([A-Z])/g, '_$1').toLowerCase();
  }
  return undefined;
}

function describe(name, collection, model, { requests, names }) {
  const modelName = collection.model;
  const ask = (one, method) => requestedBy(one, method, { requests, name: modelName, seen: new Set() });
  const operationsOf = (list) => [...new Set(list.flatMap((request) => requests.get(request)))].toSorted();

  const calls = new Map();
  for (const method of collection.methods.keys()) calls.set(method, ask(collection, method));
  const modelCalls = new Map();
  for (const method of model.methods.keys()) modelCalls.set(method, ask(model, method));

  // Fog::OpenStack::Model#save: creates what has no identity yet, updates the rest.
  const created = modelCalls.get('create') ?? [];
  const updated = modelCalls.get('update') ?? [];
  const saved = modelCalls.get('save') ?? [...new Set([...created, ...updated])];
  const creates = saved.some((one) => one.startsWith('create'))
    ? saved.filter((one) => !/^(update|post|patch)_/.test(one))
    : saved;
  modelCalls.set('save', saved);
  // Fog::Collection#create: new, then save.
  if (!calls.has('create')) calls.set('create', creates);
  calls.set('new().save', creates);
  if (calls.has('get')) {
    if (!calls.has('find_by_id')) calls.set('find_by_id', calls.get('get'));
    // Fog::Model#reload asks its collection again, and wait_for reloads.
    for (const method of ['reload', 'wait_for']) modelCalls.set(method, calls.get('get'));
  }
  if (calls.has('all')) {
    for (const method of ['each', 'summary', 'reload'])
      if (!calls.has(method)) calls.set(method, calls.get('all'));
  }

  const members = new Map();
  for (const [method, node] of model.methods) {
    const to = collectionGivenBy(node, names);
    if (to !== undefined && method !== 'create' && (modelCalls.get(method) ?? []).length === 0)
      members.set(method, to);
  }
  const known = (map) =>
    new Map([...map].filter(([, list]) => list.length > 0).map(([key, list]) => [key, operationsOf(list)]));
  return { name, model: modelName, calls: known(calls), modelCalls: known(modelCalls), members };
}

/** Names of the requests that a method makes, through methods of its own class too. */
function requestedBy(one, method, { requests, name, seen }) {
  const node = one.methods.get(method);
  if (node === undefined || seen.has(method)) return [];
  const within = new Set([...seen, method]);
  const found = new Set();
  for (const call of below(node, 'call')) {
    const called = call.childForFieldName('method')?.text;
    if (call.childForFieldName('receiver')?.text === 'service' && requests.has(called)) found.add(called);
  }
  const own = calledOnSelf(node);
  for (const other of new Set(own)) {
    if (other === method || !one.methods.has(other)) continue;
    for (const request of requestedBy(one, other, { requests, name, seen: within })) found.add(request);
  }
  // A method that chooses by the state it finds (start: unpause, resume or start) is known by its own name.
  const named = `${method}_${name}`;
  return found.has(named) && method !== 'save' ? [named] : [...found];
}

function collectionGivenBy(method, names) {
  for (const call of below(method, 'call')) {
    const called = call.childForFieldName('method')?.text;
    const receiver = call.childForFieldName('receiver');
    if (receiver?.text === 'service' && names.has(called)) return called;
    if (called !== 'new' || receiver?.type !== 'scope_resolution') continue;
    const name = receiver.text
      .split('::')
      .at(-1)
      .replace(/(?<=[a-z])([A-Z])/g, '_$1')
      .toLowerCase();
    if (names.has(name)) return name;
  }
  return undefined;
}
