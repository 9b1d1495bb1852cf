// SPDX-License-Identifier: Apache-2.0
// Writes data/sdks/rust-openstack-sdk.json from the source of gtema/openstack: each module below sdk/<service>/src is one
// request, with its method and path. Run by hand: node packages/scanner/extract/rust/openstack-sdk.mjs CHECKOUT VERSION
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findRestOperations } from '../../dist/rest/find-rest-operations.js';

const [checkout, version] = process.argv.slice(2);
if (checkout === undefined || version === undefined) {
  process.stderr.write('usage: node packages/scanner/extract/rust/openstack-sdk.mjs CHECKOUT VERSION\n');
  process.exit(2);
}
const SERVICES = {
  'block-storage': 'block-storage',
  compute: 'compute',
  'container-infrastructure-management': 'container-infrastructure-management',
  dns: 'dns',
  identity: 'identity',
  image: 'image',
  'load-balancer': 'load-balancer',
  network: 'network',
  'object-store': 'object-store',
  placement: 'placement',
};

const calls = {};
for (const [folder, service] of Object.entries(SERVICES)) {
  const root = join(checkout, 'sdk', folder, 'src');
  for (const path of filesOf(root)) {
    const text = readFileSync(path, 'utf8');
    const operation = operationOf(text, service);
    if (operation === undefined) continue;
    const module = path
      .slice(root.length + 1, -3)
      .split('/')
      .join('.');
    const type = `openstack_sdk.api.${folder.replaceAll('-', '_')}.${module}`;
    calls[type] = { 'Request.builder': [operation], 'RequestBuilder.default': [operation] };
  }
}
const data = {
  format: 'touchstone-sdk/1',
  id: 'rust-openstack-sdk',
  title: 'openstack_sdk for Rust',
  languages: ['rust'],
  source: `gtema/openstack ${version}: sdk/*/src, read by packages/scanner/extract/rust/openstack-sdk.mjs`,
  purls: ['pkg:cargo/openstack_sdk'],
  imports: ['openstack_sdk', 'openstack_sdk.*'],
  implies: ['identity:token.create'],
  ignore: ['default', 'builder', 'new'],
  calls: Object.fromEntries(Object.entries(calls).sort(([a], [b]) => (a < b ? -1 : 1))),
};
writeFileSync(
  new URL('../../data/sdks/rust-openstack-sdk.json', import.meta.url),
  `${JSON.stringify(data, null, 2)}\n`,
);
process.stdout.write(`${Object.keys(calls).length} requests\n`);

function operationOf(text, service) {
  const endpoint = text.slice(text.indexOf('impl RestEndpoint for Request'));
  const method = /http::Method::(\w+)/.exec(endpoint)?.[1];
  const path = /fn endpoint\(&self\)[^{]*\{\s*(?:format!\(\s*)?"([^"]*)"/.exec(endpoint)?.[1];
  if (!text.includes('impl RestEndpoint for Request') || method === undefined || path === undefined)
    return undefined;
  const keys = [...endpoint.matchAll(/params\.push\(\s*"([\w-]+)"/g)].map(([, key]) => key);
  const template = `{}/${path.replaceAll(/\{\w*\}/g, '{}')}`;
  for (const action of path.endsWith('action') ? keys : [undefined]) {
    const request = { method, path: template, services: [service] };
    const [found] = findRestOperations(action === undefined ? request : { ...request, action });
    if (found !== undefined) return found.operation;
  }
  return undefined;
}

function filesOf(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesOf(join(folder, entry.name)) : [join(folder, entry.name)],
    )
    .filter((path) => path.endsWith('.rs'));
}
