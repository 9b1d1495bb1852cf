// SPDX-License-Identifier: Apache-2.0
// Writes data/sdks/php-opencloud.json from the source of php-opencloud/openstack: its Api classes say method and path of
// every request, its services and models which of them each of their functions makes.
// Run by hand: node packages/scanner/extract/php/php-opencloud.mjs GIT-DIRECTORY TAG
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { findRestOperations } from '../../dist/rest/find-rest-operations.js';

const [git, tag] = process.argv.slice(2);
if (git === undefined || tag === undefined) {
  process.stderr.write('usage: node packages/scanner/extract/php/php-opencloud.mjs GIT-DIRECTORY TAG\n');
  process.exit(2);
}
const SERVICES = {
  computeV2: ['Compute/v2', 'compute', '/v2.1'],
  networkingV2: ['Networking/v2', 'network', '/v2.0'],
  networkingV2ExtLayer3: ['Networking/v2/Extensions/Layer3', 'network', '/v2.0'],
  networkingV2ExtSecGroups: ['Networking/v2/Extensions/SecurityGroups', 'network', '/v2.0'],
  identityV2: ['Identity/v2', 'identity', '/v2.0'],
  identityV3: ['Identity/v3', 'identity', '/v3'],
  objectStoreV1: ['ObjectStore/v1', 'object-store', '/v1/{}'],
  blockStorageV2: ['BlockStorage/v2', 'block-storage', '/v2/{}'],
  // Its v3 is its v2 at another endpoint.
  blockStorageV3: ['BlockStorage/v2', 'block-storage', '/v3/{}'],
  imagesV2: ['Images/v2', 'image', '/v2'],
  metricGnocchiV1: ['Metric/v1/Gnocchi', 'metric', '/v1'],
};
/** What a model does by the traits that it uses, and by functions of the classes above it. */
const ABOVE = { create: 'post', update: 'put', delete: 'delete', retrieve: 'get' };
/** Actions whose key the Api class writes by a constant or a name of its own. */
const ACTIONS = {
  startServer: ['os-start'],
  stopServer: ['os-stop'],
  resumeServer: ['resume'],
  suspendServer: ['suspend'],
  confirmServerResize: ['confirmResize'],
  revertServerResize: ['revertResize'],
  resetServerState: ['os-resetState'],
  getConsoleOutput: ['os-getConsoleOutput'],
  rebootServer: ['reboot'],
  rebuildServer: ['rebuild'],
  rescueServer: ['rescue'],
  unrescueServer: ['unrescue'],
  resizeServer: ['resize'],
  changeServerPassword: ['changePassword'],
  createServerImage: ['createImage'],
  extendVolume: ['os-extend'],
  setVolumeBootable: ['os-set_bootable'],
  setImageMetadata: ['os-set_image_metadata'],
  resetVolumeStatus: ['os-reset_status'],
};
const paths = execFileSync('git', ['--git-dir', git, 'ls-tree', '-r', '--name-only', tag, 'src'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const show = (path) =>
  execFileSync('git', ['--git-dir', git, 'show', `${tag}:${path}`], { encoding: 'utf8' });

const calls = {};
const members = { OpenStack: {} };
for (const [name, [folder, service, version]] of Object.entries(SERVICES)) {
  const operations = requestsOf(show(`src/${folder}/Api.php`), service, version);
  members.OpenStack[`${name}()`] = name;
  const models = new Map();
  for (const path of paths.filter(
    (one) =>
      one.startsWith(`src/${folder}/Models/`) && one.split('/').length === folder.split('/').length + 3,
  )) {
    const model = path.slice(path.lastIndexOf('/') + 1, -4);
    models.set(model, functionsOf(show(path), operations));
  }
  const text = show(`src/${folder}/Service.php`);
  calls[name] = {};
  for (const [method, { body, returns }] of bodiesOf(text)) {
    const model = /model\((\w+)::class/.exec(body)?.[1] ?? returns;
    const own = callsIn(body, operations);
    const created = /->create\(/.test(body) ? (models.get(model)?.create ?? []) : [];
    const all = [...new Set([...own, ...created])].sort();
    if (all.length > 0 || models.has(model)) calls[name][method] = all;
    if (models.has(model)) (members[name] ??= {})[`${method}()`] = `${name}.${model}`;
  }
  for (const [model, own] of models) {
    calls[`${name}.${model}`] = own;
    for (const [method, { returns }] of bodiesOf(show(`src/${folder}/Models/${model}.php`))) {
      if (models.has(returns) && returns !== model)
        (members[`${name}.${model}`] ??= {})[`${method}()`] = `${name}.${returns}`;
    }
  }
}
const data = {
  format: 'touchstone-sdk/1',
  id: 'php-opencloud',
  title: 'php-opencloud/openstack',
  languages: ['php'],
  source: `php-opencloud/openstack ${tag}: src, read by packages/scanner/extract/php/php-opencloud.mjs`,
  purls: ['pkg:composer/php-opencloud/openstack'],
  imports: [
    'OpenStack.OpenStack',
    'OpenStack.Identity.*',
    'OpenStack.Compute.*',
    'OpenStack.ObjectStore.*',
    'OpenStack.BlockStorage.*',
    'OpenStack.Networking.*',
    'OpenStack.Images.*',
    'OpenStack.Common.*',
  ],
  implies: ['identity:token.create'],
  clients: {
    OpenStack: ['OpenStack.OpenStack()'],
    ...Object.fromEntries(
      Object.entries(SERVICES).map(([name, [folder]]) => [
        name,
        [`OpenStack.${folder.replaceAll('/', '.')}.Service()`, `*.${name}()`],
      ]),
    ),
    ...Object.fromEntries(
      Object.keys(calls)
        .filter((type) => type.includes('.'))
        .map((type) => [
          type,
          [
            `OpenStack.${SERVICES[type.split('.')[0]][0].replaceAll('/', '.')}.Models.${type.split('.')[1]}()`,
          ],
        ]),
    ),
  },
  members,
  calls,
  ignore: [
    'populateFromArray',
    'populateFromResponse',
    'model',
    'getAttrs',
    'current',
    'next',
    'valid',
    'rewind',
    'getBody',
    'waitUntil',
    'waitUntilActive',
    'waitUntilDeleted',
    'waitWithCallback',
  ],
};
writeFileSync(
  new URL('../../data/sdks/php-opencloud.json', import.meta.url),
  `${JSON.stringify(data, null, 2)}\n`,
);

/** Functions with their bodies and the model that they say they return. */
function bodiesOf(text) {
  const starts = [
    ...text.matchAll(/^ {4}(?:public|protected|private) (?:static )?function (\w+)\(([^{;]*)\{/gm),
  ];
  return starts.map((start, at) => [
    start[1],
    {
      body: text.slice(start.index, starts[at + 1]?.index ?? text.length),
      returns: /:\s*\??(\w+)\s*$/.exec(start[2].trim())?.[1] ?? '',
    },
  ]);
}

/** Function of an Api class → operation. */
function requestsOf(text, service, version) {
  const bodies = new Map(bodiesOf(text));
  const requestOf = (name) => {
    const body = bodies.get(name)?.body ?? '';
    const method = /'method'\s*=>\s*'(\w+)'/.exec(body)?.[1];
    const path = /'path'\s*=>\s*(?:\$this->\w+\s*\.\s*)?'([^']*)'/.exec(body)?.[1];
    const base = /\$\w+ = \$this->(\w+)\(\)/.exec(body)?.[1];
    const from = base !== undefined && base !== name && method === undefined ? requestOf(base) : undefined;
    const added = /\['path'\]\s*\.=\s*'([^']*)'/.exec(body)?.[1] ?? '';
    const keys = [
      ...body.matchAll(/'(os-\w+|[a-z]+[A-Z]?\w*)'\s*=>\s*(?:\$this->params->\w+\(|\$this->\w+\(|\[)/g),
    ].map(([, key]) => key);
    if (from !== undefined) return { ...from, path: from.path + added, keys };
    return { method: method ?? 'GET', path: path ?? '', keys };
  };
  const found = new Map();
  for (const name of bodies.keys()) {
    const { method, path, keys } = requestOf(name);
    if (path === '' && service !== 'object-store') continue;
    const template = `${version}/${path.replace(/^\//, '').replace(/^v\d(?:\.\d)?\//, '')}`.replaceAll(
      /\{\w+\}/g,
      '{}',
    );
    const sentAt = [...(bodies.get(name)?.body ?? '').matchAll(/'path'\s*=>\s*'([^'/{]+)'/g)].map(
      ([, key]) => key.split('.')[0],
    );
    const guesses = [
      undefined,
      ...(path.endsWith('action') ? [...sentAt, ...keys, ...(ACTIONS[name] ?? [])] : []),
    ];
    for (const action of guesses) {
      const request = { method, path: template.replace(/\/$/, ''), services: [service] };
      const [operation] = findRestOperations(action === undefined ? request : { ...request, action });
      if (operation !== undefined) found.set(name, operation.operation);
    }
  }
  return found;
}

function callsIn(body, operations) {
  const own = [...body.matchAll(/api->(\w+)\(/g)].map(([, name]) => operations.get(name));
  return [...new Set(own.filter((one) => one !== undefined))].sort();
}

function functionsOf(text, operations) {
  const own = {};
  for (const [name, { body }] of bodiesOf(text)) {
    const found = callsIn(body, operations);
    if (found.length > 0) own[name] = found;
  }
  const noun = /^class (\w+)/m.exec(text)?.[1];
  for (const [name, verb] of Object.entries(ABOVE)) {
    const operation = operations.get(`${verb}${noun}`);
    if (own[name] === undefined && operation !== undefined) own[name] = [operation];
  }
  return own;
}
