// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/java/jclouds.mjs DIR
// Writes data/sdks/jclouds.json from a checkout of jclouds: what each method of its OpenStack interfaces asks for, as
// their annotations say, and where those that lead on lead.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { annotatedMethods, requestsOf } from '../../dist/languages/java/find-annotated.js';
import { below, fieldOf, javaFiles, packageOf, parseJava, supertypes, typeNames } from './java-tree.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: jclouds.mjs DIR\n');
  process.exit(2);
}
const APIS = ['cinder', 'keystone', 'neutron', 'nova', 'swift', 'trove'];
const sorted = (entries) => Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));

const files = APIS.flatMap((name) => javaFiles(path.join(folder, `apis/openstack-${name}/src/main/java`)));
const common = path.join(folder, 'common/openstack/src/main/java');
if (existsSync(common)) files.push(...javaFiles(common));

const types = new Map();
for (const file of files) {
  const program = parseJava(file);
  for (const node of program.children.filter((one) => one.type === 'interface_declaration')) {
    const name = fieldOf(node, 'name').text;
    types.set(`${packageOf(program)}.${name}`, { node, program, file: path.relative(folder, file) });
  }
}

const data = { clients: {}, members: {}, calls: {} };
for (const [name, { node, program, file }] of types) {
  const resolve = typeNames(program);
  const calls = new Map();
  const methods = annotatedMethods(program).filter((one) => one.type === name.split('.').at(-1));
  for (const one of methods) {
    const ids = requestsOf(one, file).map(({ operation }) => operation);
    if (ids.length > 0)
      calls.set(one.name, [...new Set([...(calls.get(one.name) ?? []), ...ids])].toSorted());
  }
  const members = new Map();
  for (const method of below(node, 'method_declaration')) {
    const given = fieldOf(method, 'type');
    const inside = below(given, 'type_identifier', 'scoped_type_identifier').map((one) => one.text);
    const to = inside.map((one) => resolve(one, types)).find((one) => one !== undefined);
    if (to === undefined) continue;
    members.set(
      `${fieldOf(method, 'name').text}()`,
      given.text.startsWith('Optional') ? `Optional<${to}>` : to,
    );
  }
  if (calls.size === 0 && members.size === 0) continue;
  data.clients[name] = [`${name}()`];
  data.clients[`Optional<${name}>`] = [`Optional<${name}>()`];
  data.members[`Optional<${name}>`] = { 'get()': name, 'orNull()': name, 'or()': name };
  if (calls.size > 0) data.calls[name] = sorted(calls);
  if (members.size > 0) data.members[name] = sorted(members);
}
// What a type inherits it has.
for (const [name, { node, program }] of types) {
  const resolve = typeNames(program);
  for (const one of supertypes(node)) {
    const from = resolve(one, types);
    if (from === undefined) continue;
    for (const kind of ['calls', 'members']) {
      if (data[kind][from] !== undefined)
        data[kind][name] = sorted(Object.entries({ ...data[kind][from], ...data[kind][name] }));
    }
  }
}

const output = {
  format: 'touchstone-sdk/1',
  id: 'jclouds',
  title: 'Apache jclouds',
  languages: ['java'],
  source: 'Apache jclouds 2.7 (2025-04), annotated interfaces of apis/openstack-*',
  purls: APIS.map((name) => `pkg:maven/org.apache.jclouds.api/openstack-${name}`),
  imports: ['org.jclouds.openstack.*'],
  implies: ['identity:token.create'],
  clients: sorted(Object.entries(data.clients)),
  members: sorted(Object.entries(data.members)),
  calls: sorted(Object.entries(data.calls)),
  // Of Optional, Supplier and Closeable.
  ignore: ['close', 'get', 'isPresent', 'or', 'orNull'],
};
const out = fileURLToPath(new URL('../../data/sdks/jclouds.json', import.meta.url));
writeFileSync(out, `${JSON.stringify(output, null, 1)}\n`);
