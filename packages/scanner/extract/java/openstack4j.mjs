// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/java/openstack4j.mjs DIR [--misses]
// Writes data/sdks/openstack4j.json from a checkout of openstack4j: its interfaces, where their methods lead, and what
// the classes behind them ask for.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { below, fieldOf } from './java-tree.mjs';
import { lineage, methodsOf, readClasses } from './openstack4j-classes.mjs';
import { requestsOf } from './openstack4j-requests.mjs';

const [folder, ...flags] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: openstack4j.mjs DIR [--misses]\n');
  process.exit(2);
}
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { services, anywhere, corrections, ...head } = parse(readFileSync(here('openstack4j.yaml'), 'utf8'));
const sorted = (entries) => Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));

const read = readClasses(path.join(folder, 'core/src/main/java'));
const context = { ...read, services };
const isInterface = (type) =>
  type.node.type === 'interface_declaration' && type.name.startsWith('org.openstack4j.api.');
const data = { clients: {}, members: {}, calls: {} };

for (const type of read.types.values()) {
  if (type.node.type !== 'class_declaration' || !type.name.endsWith('ServiceImpl')) continue;
  const faces = lineage(type, read.types).filter(isInterface);
  const { calls, misses } = requestsOf(type, context);
  if (flags.includes('--misses'))
    for (const miss of misses) process.stdout.write(`${type.name.split('.').at(-1)} ${miss}\n`);
  for (const face of faces) {
    const own = new Set(
      lineage(face, read.types)
        .flatMap((one) => methodsOf(one))
        .map((one) => fieldOf(one, 'name').text),
    );
    const known = [...calls].filter(([name, ids]) => ids.length > 0 && own.has(name));
    data.calls[face.name] = sorted(
      Object.entries({ ...data.calls[face.name], ...Object.fromEntries(known), ...corrections[face.name] }),
    );
  }
}

for (const type of [...read.types.values()].filter(isInterface)) {
  const members = new Map();
  for (const method of lineage(type, read.types).flatMap((one) => methodsOf(one))) {
    const given = below(fieldOf(method, 'type'), 'type_identifier', 'scoped_type_identifier').map(
      (one) => one.text,
    );
    const full = given
      .map((one) => (read.types.has(one) ? one : type.resolve(one, read.types)))
      .find((one) => one !== undefined && isInterface(read.types.get(one)));
    if (full !== undefined && full !== type.name) members.set(`${fieldOf(method, 'name').text}()`, full);
  }
  if (members.size > 0) data.members[type.name] = sorted(members);
  if (members.size > 0 || data.calls[type.name] !== undefined)
    data.clients[type.name] = [`${type.name}()`, ...(anywhere[type.name] ?? [])];
}

for (const [name, calls] of Object.entries(data.calls))
  if (Object.keys(calls).length === 0) delete data.calls[name];
const output = {
  format: 'touchstone-sdk/1',
  ...head,
  clients: sorted(Object.entries(data.clients)),
  members: sorted(Object.entries(data.members)),
  calls: sorted(Object.entries(data.calls)),
};
if (!flags.includes('--misses'))
  writeFileSync(here('../../data/sdks/openstack4j.json'), `${JSON.stringify(output, null, 1)}\n`);
