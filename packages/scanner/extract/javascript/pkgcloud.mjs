// SPDX-License-Identifier: Apache-2.0
// Writes data/sdks/pkgcloud.json from the source of pkgcloud, by the scanner itself: which operations each function of its
// OpenStack clients requests. Run by hand: node packages/scanner/extract/javascript/pkgcloud.mjs CHECKOUT VERSION
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JAVASCRIPT_DETECTORS } from '../../dist/languages/javascript/detectors.js';
import { loadGrammars } from '../../dist/parse/grammars.js';

const [checkout, version] = process.argv.slice(2);
if (checkout === undefined || version === undefined) {
  process.stderr.write('usage: node packages/scanner/extract/javascript/pkgcloud.mjs CHECKOUT VERSION\n');
  process.exit(2);
}
const SERVICES = ['blockstorage', 'compute', 'database', 'identity', 'network', 'orchestration', 'storage'];
const ELSEWHERE =
  'amazon azure digitalocean google hp iriscouch joyent mongohq mongolab oneandone rackspace redistogo telefonica'.split(
    ' ',
  );
/** What a model does is a function of its client: pkgcloud's lib/pkgcloud/core and lib/pkgcloud/openstack/*.js. */
const MODELS = {
  Server: [
    'compute',
    'Server',
    {
      refresh: 'getServer',
      create: 'createServer',
      destroy: 'destroyServer',
      reboot: 'rebootServer',
      resize: 'resizeServer',
      rebuild: 'rebuildServer',
      rename: 'renameServer',
    },
  ],
  Container: [
    'storage',
    'Container',
    {
      refresh: 'getContainer',
      create: 'createContainer',
      destroy: 'destroyContainer',
      getFiles: 'getFiles',
      removeFile: 'removeFile',
      updateMetadata: 'updateContainerMetadata',
    },
  ],
  File: [
    'storage',
    'File',
    {
      refresh: 'getFile',
      remove: 'removeFile',
      destroy: 'removeFile',
      download: 'download',
      updateMetadata: 'updateFileMetadata',
    },
  ],
  Network: [
    'network',
    'Network',
    { refresh: 'getNetwork', create: 'createNetwork', destroy: 'destroyNetwork' },
  ],
  Subnet: ['network', 'Subnet', { refresh: 'getSubnet', create: 'createSubnet', destroy: 'destroySubnet' }],
  Port: ['network', 'Port', { refresh: 'getPort', create: 'createPort', destroy: 'destroyPort' }],
  Stack: [
    'orchestration',
    'Stack',
    {
      refresh: 'getStack',
      create: 'createStack',
      delete: 'deleteStack',
      getEvents: 'getEvents',
      getResources: 'getResources',
      getTemplate: 'getTemplate',
    },
  ],
};

await loadGrammars(['javascript']);
const calls = Object.fromEntries(SERVICES.map((service) => [service, functionsOf(service)]));
const members = {};
for (const [type, [service, noun, own]] of Object.entries(MODELS)) {
  calls[type] = pick(calls[service], own);
  members[service] ??= {};
  for (const name of [`create${noun}`, `get${noun}`, `get${noun}s`]) {
    if (calls[service][name] !== undefined) members[service][`${name}()`] = type;
  }
}
const names = [...new Set(SERVICES.flatMap((service) => Object.keys(calls[service])))].sort();
calls.elsewhere = Object.fromEntries(names.map((name) => [name, []]));
const data = {
  format: 'touchstone-sdk/1',
  id: 'pkgcloud',
  title: 'pkgcloud',
  languages: ['javascript', 'typescript', 'tsx'],
  source: `pkgcloud ${version}: lib/pkgcloud/openstack and lib/pkgcloud/core, read by packages/scanner/extract/javascript/pkgcloud.mjs`,
  purls: ['pkg:npm/pkgcloud'],
  imports: ['pkgcloud'],
  implies: ['identity:token.create'],
  clients: {
    ...Object.fromEntries(
      SERVICES.map((service) => [
        service,
        [
          `pkgcloud.${service}.createClient('openstack')`,
          `pkgcloud.providers.openstack.${service}.createClient()`,
          `pkgcloud.providers.openstack.${service}.Client()`,
        ],
      ]),
    ),
    elsewhere: SERVICES.flatMap((service) =>
      ELSEWHERE.flatMap((provider) => [
        `pkgcloud.${service}.createClient('${provider}')`,
        `pkgcloud.providers.${provider}.${service}.createClient()`,
      ]),
    ),
  },
  members,
  calls,
  ignore: [
    'auth',
    'on',
    'emit',
    'once',
    'setCustomUserAgent',
    'getUserAgent',
    'toJSON',
    'setWait',
    'createClient',
    'fullPath',
  ],
};
// `details` instead of `detail` asks for a volume of that name: who lists is not said to show.
for (const own of Object.values(calls)) {
  for (const [name, operations] of Object.entries(own)) {
    if (
      name.endsWith('s') &&
      operations.some((one) => /\.list(?:-detail)?$/.test(one)) &&
      !operations.some((one) => one.startsWith('orchestration:'))
    )
      own[name] = operations.filter((one) => !one.endsWith('.show'));
  }
}
for (const service of SERVICES) {
  for (const name of ['createClient', 'Client']) calls[service][name] ??= [];
}
writeFileSync(
  new URL('../../data/sdks/pkgcloud.json', import.meta.url),
  `${JSON.stringify(data, null, 2)}\n`,
);

/** Function of a client → operations, with those of the client's functions that it calls. */
function functionsOf(service) {
  const own = new Map();
  const uses = new Map();
  for (const path of filesOf(join('lib/pkgcloud/openstack', service))) {
    const text = readFileSync(join(checkout, path), 'utf8');
    const file = { path, bytes: text.length, language: 'javascript', origin: 'product', text };
    const starts = declarations(text);
    for (const { name } of starts) own.set(name, own.get(name) ?? new Set());
    const nameAt = (line) => starts.findLast((one) => one.line <= line)?.name;
    for (const detector of JAVASCRIPT_DETECTORS.filter((one) => one.wants(file))) {
      for (const found of detector.detect(file, { paths: [], sdks: [], dependencies: [] })) {
        const name = found.kind === 'operation' ? nameAt(found.line) : undefined;
        if (name !== undefined && found.confidence !== 'low') own.get(name).add(found.operation);
      }
    }
    text.split('\n').forEach((line, at) => {
      for (const [, called] of line.matchAll(/\b(?:self|this)\.(\w+)\b/g)) {
        const name = nameAt(at + 1);
        if (name !== undefined && name !== called) uses.set(name, [...(uses.get(name) ?? []), called]);
      }
    });
  }
  const all = (name, open = []) => [
    ...(own.get(name) ?? []),
    ...(uses.get(name) ?? [])
      .filter((one) => own.has(one) && !open.includes(one))
      .flatMap((one) => all(one, [...open, name])),
  ];
  const entries = [...own.keys()]
    .filter((name) => !name.startsWith('_'))
    .map((name) => [name, [...new Set(all(name))].sort()]);
  return Object.fromEntries(
    entries.filter(([, operations]) => operations.length > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function filesOf(folder) {
  return readdirSync(join(checkout, folder), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)],
    )
    .filter((path) => path.endsWith('.js'));
}

function declarations(text) {
  return text.split('\n').flatMap((line, at) => {
    const name =
      /^(?:exports|Client\.prototype)\.(\w+)\s*=/.exec(line)?.[1] ??
      /^\s{2,4}(\w+): function/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, line: at + 1 }];
  });
}

function pick(functions, own) {
  return Object.fromEntries(
    Object.entries(own).flatMap(([name, of]) => (functions[of] === undefined ? [] : [[name, functions[of]]])),
  );
}
