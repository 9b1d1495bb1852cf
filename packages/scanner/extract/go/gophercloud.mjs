// SPDX-License-Identifier: Apache-2.0
// node packages/scanner/extract/go/gophercloud.mjs ID DIR [DIR…] [--misses]
// Writes data/sdks/ID.json from checkouts of gophercloud, or shows the requests for which no operation is known.
// ID is one of the table below. Each DIR is `MODULE=FOLDER`, FOLDER a checkout at one version; several versions of one
// module are joined, the first one named wins. A module that is not the SDK's own is read to follow calls into it.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readGoPackages } from './go-packages.mjs';
import { operationsOfLibrary } from './library.mjs';

const SDKS = {
  'gophercloud-v2': {
    title: 'gophercloud v2',
    source: 'gophercloud of 2026-08-21, v2.14.0 and v2.0.0, requests.go and urls.go of each package',
    modules: ['github.com/gophercloud/gophercloud/v2'],
    imports: ['github.com/gophercloud/gophercloud/v2', 'github.com/gophercloud/gophercloud/v2/*'],
  },
  gophercloud: {
    title: 'gophercloud v1',
    source: 'gophercloud v1.14.1, v0.12.0 and v0.1.0, requests.go and urls.go of each package',
    modules: ['github.com/gophercloud/gophercloud'],
    imports: [
      'github.com/gophercloud/gophercloud',
      'github.com/gophercloud/gophercloud/openstack',
      'github.com/gophercloud/gophercloud/openstack/*',
      'github.com/gophercloud/gophercloud/pagination',
    ],
  },
  'gophercloud-rackspace': {
    title: 'gophercloud of Rackspace',
    source: 'rackspace/gophercloud of 2020-10, requests.go and urls.go of each package',
    modules: ['github.com/rackspace/gophercloud'],
    imports: ['github.com/rackspace/gophercloud', 'github.com/rackspace/gophercloud/*'],
  },
  'gophercloud-utils': {
    title: 'gophercloud utils',
    source:
      'gophercloud/utils of 2026-08 and of 2020-05, with gophercloud v2.14.0 and v1.14.1 that they call',
    modules: ['github.com/gophercloud/utils/v2', 'github.com/gophercloud/utils'],
    imports: ['github.com/gophercloud/utils/*'],
  },
};

const args = process.argv.slice(2);
const [id, ...folders] = args.filter((arg) => !arg.startsWith('--'));
const sdk = SDKS[id];
if (sdk === undefined || folders.length === 0) {
  process.stderr.write(`usage: gophercloud.mjs ${Object.keys(SDKS).join('|')} MODULE=FOLDER… [--misses]\n`);
  process.exit(2);
}

const calls = {};
const misses = new Set();
const versions = [];
for (const folder of folders) {
  const [module, root] = folder.split('=');
  versions.push({ module, packages: await readGoPackages(root, module) });
}
for (const { module, packages } of versions) {
  if (!sdk.modules.includes(module)) continue;
  const others = versions.filter((other) => other.module !== module).flatMap((other) => [...other.packages]);
  // Rackspace's own services are none of OpenStack's.
  const own = [...packages.keys()].filter((name) => !name.startsWith(`${module}/rackspace`));
  const found = operationsOfLibrary(new Map([...others, ...packages]), own);
  for (const miss of found.misses) misses.add(miss);
  for (const [name, functions] of Object.entries(found.calls)) calls[name] = { ...functions, ...calls[name] };
}

if (args.includes('--misses')) process.stdout.write(`${[...misses].sort().join('\n')}\n`);
else {
  const sorted = Object.fromEntries(
    Object.keys(calls)
      .sort()
      .map((name) => [
        name,
        Object.fromEntries(Object.entries(calls[name]).sort(([a], [b]) => (a < b ? -1 : 1))),
      ]),
  );
  const data = {
    format: 'touchstone-sdk/1',
    id,
    title: sdk.title,
    languages: ['go'],
    source: sdk.source,
    purls: sdk.modules.map((module) => `pkg:golang/${module}`),
    imports: sdk.imports,
    implies: ['identity:token.create'],
    calls: sorted,
  };
  const file = fileURLToPath(new URL(`../../data/sdks/${id}.json`, import.meta.url));
  writeFileSync(file, `${JSON.stringify(data, null, 1)}\n`);
}
