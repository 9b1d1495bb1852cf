// SPDX-License-Identifier: Apache-2.0
// Writes data/sdks/<id>.json from what extract.py said of one or several versions of an SDK, and from heads.yaml.
//   node write-sdk.mjs ID REQUESTS.json…
import { readFileSync, writeFileSync } from 'node:fs';
import { findOperation } from '@touchstone/openstack';
import { parse } from 'yaml';
import { findRestOperations } from '../../dist/rest/find-rest-operations.js';

const [id, ...files] = process.argv.slice(2);
const { heads, common } = parse(readFileSync(new URL('heads.yaml', import.meta.url), 'utf8'));
const head = heads[id];
if (head === undefined || files.length === 0) throw new Error('node write-sdk.mjs ID REQUESTS.json…');

const unknown = new Set();
const types = new Map();
const versions = [];
for (const file of files) {
  const extracted = JSON.parse(readFileSync(file, 'utf8'));
  versions.push(extracted.version);
  for (const [name, { calls, members }] of Object.entries(extracted.types)) {
    const type = types.get(name) ?? { calls: new Map(), members: new Map() };
    types.set(name, type);
    for (const [call, requests] of Object.entries(calls)) {
      const found = type.calls.get(call) ?? new Set();
      for (const request of requests) for (const operation of operationsOf(request)) found.add(operation);
      if (found.size > 0) type.calls.set(call, found);
    }
    for (const [member, to] of Object.entries(members)) type.members.set(member, to);
  }
}
// A flag that asks for details chooses another path; what others leave out may only have been out of reach.
for (const { calls } of types.values()) {
  for (const [call, found] of calls) {
    const plain = calls.get(call.replace(/\(.*$/, ''));
    if (/\((?!detail)\w+=/.test(call)) for (const operation of plain ?? []) found.add(operation);
    if (
      /\(/.test(call) &&
      [...found].every((operation) => plain?.has(operation)) &&
      found.size === plain?.size
    )
      calls.delete(call);
  }
}
for (const [type, calls] of Object.entries(head.calls ?? {})) {
  const known = types.get(type) ?? { calls: new Map(), members: new Map() };
  types.set(type, known);
  for (const [call, operations] of Object.entries(calls)) known.calls.set(call, new Set(operations));
}
for (const [type, members] of Object.entries(head.members ?? {})) {
  const known = types.get(type) ?? { calls: new Map(), members: new Map() };
  types.set(type, known);
  for (const [member, to] of Object.entries(members)) known.members.set(member, to);
}

/** In the object store every path is of the account, a container or an object. */
function ofObjectStore(method, path) {
  const depth = Math.min(path.split('/').filter((part) => part !== '').length, 2);
  const operation = `object-store:${['account', 'container', 'object'][depth]}.${method.toLowerCase()}`;
  return findOperation(operation) === undefined || (depth === 0 && method === 'PUT') ? [] : [operation];
}

/** The operations of one request; flagged calls keep what they do beyond those without the flag. */
function operationsOf([method, path, keys, service]) {
  if (service === 'object-store' && !path.includes('://')) return ofObjectStore(method, path);
  const actions = keys.length > 0 ? keys : [undefined];
  for (const action of actions) {
    const found = findRestOperations({
      method,
      path: path.startsWith('/') || path.startsWith('{}://') ? path : `/${path}`,
      ...(action === undefined ? {} : { action }),
      services: service === '' ? [] : [service],
    }).filter(
      ({ operation, confidence }) =>
        confidence !== 'low' && (service === '' || operation.startsWith(`${service}:`)),
    );
    if (found.length > 0) return found.map(({ operation }) => operation);
  }
  unknown.add(`${service} ${method} ${path} ${keys.join(',')}`);
  return [];
}

// Types that lead to no call say nothing.
for (let before = -1; before !== types.size;) {
  before = types.size;
  for (const [name, { calls, members }] of types) {
    for (const [member, to] of members) if (!to.includes('#') && !types.has(to)) members.delete(member);
    const leads = [...members.values()].some((to) => to !== name);
    if (calls.size === 0 && !leads && head.clients[name] === undefined) types.delete(name);
  }
}

const sorted = (entries) => Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
const data = {
  format: 'touchstone-sdk/1',
  id,
  title: head.title,
  languages: ['python'],
  source: `${head.source}: ${[...new Set(versions)].join(', ')}`,
  purls: head.purls,
  imports: head.imports,
  implies: head.implies ?? common.implies,
  discovers: common.discovers,
  clients: head.clients,
  members: sorted(
    [...types]
      .filter(([, { members }]) => members.size > 0)
      .map(([name, { members }]) => [name, sorted(members)]),
  ),
  calls: sorted(
    [...types].map(([name, { calls }]) => [
      name,
      sorted([...calls].map(([call, found]) => [call, [...found].sort().slice(0, 60)])),
    ]),
  ),
  passes: head.passes ?? {},
  toldBy: head.toldBy ?? [],
  ignore: [...common.ignore.flat(), ...(head.ignore ?? [])],
};
writeFileSync(new URL(`../../data/sdks/${id}.json`, import.meta.url), `${JSON.stringify(data, null, 1)}\n`);
const count = Object.values(data.calls).reduce((sum, calls) => sum + Object.keys(calls).length, 0);
process.stdout.write(
  `${id}: ${count} calls of ${Object.keys(data.calls).length} types; no operation for ${unknown.size} requests\n`,
);
for (const request of [...unknown].sort()) process.stderr.write(`${request}\n`);
