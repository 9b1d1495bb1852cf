// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/ruby/fog-openstack.mjs DIR [--misses]
// Writes data/sdks/fog-openstack.json from a checkout of fog-openstack, or shows the requests for which no operation is
// known. What its source does not say is in fog-openstack.yaml beside this file.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { readModels } from './fog-models.mjs';
import { readRequests } from './fog-requests.mjs';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: fog-openstack.mjs DIR [--misses]\n');
  process.exit(2);
}
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const settings = parse(readFileSync(here('fog-openstack.yaml'), 'utf8'));
const { services, factories, clients, models, corrections, ...head } = settings;
const correct = (type, calls) =>
  sorted(new Map([...Object.entries(calls), ...Object.entries(corrections[type] ?? {})]));
const sorted = (...maps) =>
  Object.fromEntries(maps.flatMap((map) => [...map]).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What an element is destroyed by counts more than what its collection looks up before it does so. */
const destroying = (calls) => [...calls].filter(([name]) => name === 'destroy' || name === 'delete');

const data = { format: 'touchstone-sdk/1', ...head, clients: {}, members: {}, calls: {} };
for (const { name, service, folders, prefix = '{}/' } of services) {
  const inFolder = (kind) =>
    folders.map((one) => path.join(folder, 'lib/fog/openstack', one, kind)).filter((one) => existsSync(one));
  const { requests, misses } = await readRequests(inFolder('requests'), service, prefix);
  for (const [request, ids] of Object.entries(corrections[name] ?? {})) requests.set(request, ids);
  const isKnown = ([request, ids]) => ids.length > 0 || corrections[name]?.[request] !== undefined;
  for (const miss of misses) {
    const request = miss.slice(0, miss.indexOf(' '));
    if (flags.includes('--misses') && !isKnown([request, requests.get(request) ?? []])) {
      process.stdout.write(`${name} ${miss}\n`);
    }
  }
  const collections = await readModels(inFolder('models'), requests);
  const typeOf = (one) => `${name}.${one}`;
  // Its class signs in where it makes a client.
  const factory = `${name} class`;
  data.clients[factory] = [`Fog::OpenStack::${name.replaceAll('.', '::')}`, ...(factories[name] ?? [])];
  if (!name.includes('.')) data.clients[factory].push(`Fog::${name}::OpenStack`, `Fog::${name}['openstack']`);
  data.calls[factory] = { new: ['identity:token.create'] };
  data.members[factory] = { 'new()': name };
  data.clients[name] = (clients[name] ?? []).flatMap((one) =>
    /^\*\.\w+_service$/.test(one) ? [one, `${one}()`] : [one],
  );
  data.calls[name] = sorted([...requests].filter(isKnown));
  data.members[name] = sorted(collections.map((one) => [one.name, typeOf(one.name)]));
  for (const one of collections) {
    const model = typeOf(one.model);
    // An element of a collection stands for the collection: it takes what its model takes.
    const calls = sorted(new Map([...one.modelCalls, ...one.calls, ...destroying(one.modelCalls)]));
    data.calls[typeOf(one.name)] = correct(typeOf(one.name), calls);
    data.calls[model] = correct(model, sorted(one.modelCalls));
    const inner = [...one.members].map(([member, to]) => [member, typeOf(to)]);
    const elements = ['create()', 'find_by_id()', 'get()', 'new()'].map((call) => [call, model]);
    data.members[typeOf(one.name)] = sorted(elements, inner);
    data.members[model] = sorted(inner);
    if (!(models[name] ?? []).includes(one.model)) continue;
    const expression = `*.${one.model}`;
    // Where the service is called like its model (`volume`), it takes the model's calls too.
    if (data.clients[name].includes(expression))
      data.calls[name] = sorted(new Map([...one.modelCalls, ...Object.entries(data.calls[name])]));
    else data.clients[model] = [expression];
  }
}
for (const kind of ['calls', 'members']) {
  for (const [type, entries] of Object.entries(data[kind]))
    if (Object.keys(entries).length === 0) delete data[kind][type];
}
if (!flags.includes('--misses')) {
  writeFileSync(here('../../data/sdks/fog-openstack.json'), `${JSON.stringify(data, null, 1)}\n`);
}
