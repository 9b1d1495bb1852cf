// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/ruby/other-gems.mjs misty|aviator|openstack-gem DIR
// Writes data/sdks/<id>.json from a checkout of one of the smaller gems. Format it with prettier afterwards.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { operations } from '@touchstone/openstack';
import { findRestOperations } from '../../dist/rest/find-rest-operations.js';
import { textsOf } from './evaluate.mjs';
import { below, pairsOf, parseRuby, rubyFiles } from './ruby-tree.mjs';

const MISTY = {
  cinder: 'block_storage',
  designate: 'dns',
  glance: 'image',
  heat: 'orchestration',
  ironic: 'baremetal',
  keystone: 'identity',
  magnum: 'container_infrastructure_management',
  manila: 'shared_file_systems',
  mistral: 'workflow',
  neutron: 'network',
  nova: 'compute',
  octavia: 'load_balancer',
  placement: 'placement',
  swift: 'object_storage',
  trove: 'database',
  barbican: 'key_manager',
};
const SERVICES = {
  shared_file_systems: 'shared-file-system',
  object_storage: 'object-store',
  volume: 'block-storage',
  swift: 'object-store',
};
const serviceOf = (name) => SERVICES[name] ?? name.replaceAll('_', '-');

const [id, folder] = process.argv.slice(2);
const readers = { misty: readMisty, aviator: readAviator, 'openstack-gem': readOpenstackGem };
if (readers[id] === undefined || folder === undefined) {
  process.stderr.write('usage: other-gems.mjs misty|aviator|openstack-gem DIR\n');
  process.exit(2);
}
const sorted = (entries) => Object.fromEntries([...entries].toSorted(([a], [b]) => (a < b ? -1 : 1)));
const { calls: found, ...head } = await readers[id]();
const data = {
  format: 'touchstone-sdk/1',
  id,
  languages: ['ruby'],
  implies: ['identity:token.create'],
  ...head,
  calls: sorted(Object.entries(found).map(([type, one]) => [type, sorted(Object.entries(one))])),
};
const out = fileURLToPath(new URL(`../../data/sdks/${id}.json`, import.meta.url));
writeFileSync(out, `${JSON.stringify(data, null, 1)}\n`);

function find(method, written, service, action) {
  const request = { method, path: written, services: [service], ...(action === undefined ? {} : { action }) };
  return findRestOperations(request)
    .map((one) => one.operation)
    .filter((one) => one.startsWith(`${service}:`));
}

/** Misty's tables: path → method → names of calls, made from the API reference. */
async function readMisty() {
  const calls = {};
  for (const [project, name] of Object.entries(MISTY)) {
    const service = serviceOf(name);
    // The newest version comes last.
    for (const file of rubyFiles(path.join(folder, 'lib/misty/openstack/api', project)).toReversed()) {
      if (!/\/\w+_v[\d_]+(?:_ext)?\.rb$/.test(file)) continue;
      for (const [, template, methods] of readFileSync(file, 'utf8').matchAll(
        /"(\/[^"]*)"=>\s*\{([^}]*)\}/g,
      )) {
        const version = /_v([\d_]+?)(?:_ext)?\.rb$/.exec(file)[1].replace('_', '.');
        const written = template.replaceAll(/\{[^}]*\}/g, '{}').replace(/^(?!\/v\d)/, `/v${version}`);
        for (const [, method, names] of methods.matchAll(/:(\w+)=>\s*\[([^\]]*)\]/g)) {
          for (const [, call] of names.matchAll(/:(\w+)/g)) {
            const ids = written.endsWith('/action')
              ? actionNamed(call, method, written, service)
              : find(method, written, service);
            if (ids.length > 0) (calls[name] ??= {})[call] ??= ids;
          }
        }
      }
    }
  }
  const members = Object.fromEntries(
    Object.values(MISTY)
      .filter((name) => calls[name] !== undefined)
      .map((name) => [name, name]),
  );
  return {
    title: 'Misty',
    source: 'Misty (2018-08), tables of lib/misty/openstack/api',
    purls: ['pkg:gem/misty'],
    imports: ['misty'],
    clients: { Cloud: ['Misty::Cloud.new()'] },
    members: { Cloud: members },
    calls,
  };
}

/** `confirm_resized_server_confirmresize_action` ends in the key of the action. */
function actionNamed(call, method, written, service) {
  const plain = (text) => text.toLowerCase().replaceAll(/[^a-z]/g, '');
  const name = plain(call.replace(/_deprecated$/, ''));
  const keys = new Set(
    operations(service)
      .map((one) => one.action)
      .filter((one) => one !== undefined),
  );
  const ending = [...keys]
    .filter((key) => name.endsWith(`${plain(key)}action`))
    .toSorted((a, b) => b.length - a.length);
  return ending.flatMap((key) => find(method, written, service, key)).slice(0, 1);
}

/** Aviator's requests: one file each, with http_method, url and body. */
async function readAviator() {
  const calls = {};
  for (const file of rubyFiles(path.join(folder, 'lib/aviator/openstack'))) {
    const place = /openstack\/(\w+)\/requests\/(v[\d]+)\//.exec(file);
    if (place === null || place[1] === 'common') continue;
    const [, name, version] = place;
    const service = serviceOf(name);
    const text = readFileSync(file, 'utf8');
    const root = await parseRuby(file);
    const call = /define_request :(\w+)/.exec(text)?.[1];
    const method = /def http_method\s+:(\w+)/.exec(text)?.[1]?.toUpperCase();
    const urls = below(root, 'method')
      .filter((one) => one.childForFieldName('name').text === 'url')
      .flatMap((one) => below(one, 'string').map((part) => textsOf(part, one, {})[0]));
    if (call === undefined || method === undefined || urls[0] === undefined) continue;
    const prefix = name === 'identity' && version === 'v2' ? '/v2.0' : '';
    const written = urls[0].replace(/\?.*$/, '').replace('{}', prefix === '' ? '{}' : `{}${prefix}`);
    const keys = below(root, 'hash').flatMap((one) => pairsOf(one).map(([key]) => key));
    const ids = [undefined, ...keys].flatMap((key) => find(method, written, service, key));
    const acting = ids.filter((one) => one.includes('.action.'));
    const known = [...new Set(acting.length > 0 ? acting.slice(0, 1) : ids)];
    if (known.length > 0) (calls[name] ??= {})[call] ??= known;
  }
  const members = Object.fromEntries(Object.keys(calls).map((name) => [`${name}_service`, name]));
  return {
    title: 'Aviator',
    source: 'Aviator (2015-09), requests of lib/aviator/openstack',
    purls: ['pkg:gem/aviator'],
    imports: ['aviator', 'aviator/*'],
    clients: { Session: ['Aviator::Session.new()', 'Aviator::OpenStack::Session.new()'] },
    members: { Session: members },
    ignore: ['authenticate', 'authenticated?', 'dump', 'validate'],
    calls,
  };
}

/** The gem `openstack`: methods of a connection's class for each service, which send req() or csreq(). */
async function readOpenstackGem() {
  const calls = {};
  for (const name of ['compute', 'identity', 'image', 'network', 'volume', 'swift']) {
    const service = serviceOf(name);
    const known = {
      '@connection.service_path': '{}',
      '@volume_path': 'volumes',
      '@snapshot_path': 'snapshots',
    };
    for (const file of rubyFiles(path.join(folder, 'lib/openstack', name)).filter((one) =>
      /connection(?:_v3)?\.rb$/.test(one),
    )) {
      const root = await parseRuby(file);
      const own = new Map();
      for (const method of below(root, 'method')) {
        const ids = sentBy(method, known).flatMap(({ verb, written }) => find(verb, written, service));
        if (ids.length > 0) own.set(method.childForFieldName('name').text, [...new Set(ids)].toSorted());
      }
      for (const alias of below(root, 'alias')) {
        const [to, from] = alias.namedChildren.map((child) => child.text.replace(/^:/, ''));
        if (own.has(from)) own.set(to, own.get(from));
      }
      if (own.size > 0) calls[name] = { ...calls[name], ...Object.fromEntries(own) };
    }
  }
  return {
    title: 'openstack (Ruby gem)',
    source: 'openstack 3.3 (2021-11), connections of lib/openstack',
    purls: ['pkg:gem/openstack'],
    imports: ['openstack'],
    calls,
  };
}

function sentBy(method, known) {
  return below(method, 'call').flatMap((call) => {
    const name = call.childForFieldName('method')?.text;
    const args = call.childForFieldName('arguments')?.namedChildren ?? [];
    const verb = args[0]?.type === 'string' ? args[0].text.slice(1, -1).toUpperCase() : '';
    const at = name === 'req' ? args[1] : name === 'csreq' ? args[2] : undefined;
    if (at === undefined || !/^[A-Z]+$/.test(verb)) return [];
    const texts = textsOf(at, method, known).map((text) =>
      text.replace(/\?.*$/, '').replace(/^\/(?=volumes|snapshots|\{)/, '{}/'),
    );
    return texts.slice(0, 1).map((written) => ({ verb, written }));
  });
}
