// SPDX-License-Identifier: Apache-2.0

/** Where a catalog's URL usually lacks the version, the version that follows it. */
const VERSION: Readonly<Record<string, string>> = {
  identity: '/v3',
  image: '/v2',
  network: '/v2.0',
  dns: '/v2',
  'load-balancer': '/v2.0',
  'key-manager': '/v1',
};

/**
 * The root of a service's API version from its URL in the catalog, which may or may not carry a version already:
 * glance and neutron are offered as `http://host:9292`, nova as `http://host:8774/v2.1`.
 */
export function serviceRoot(type: string, url: string): string {
  const root = url.replace(/\/+$/, '');
  const version = VERSION[type];
  if (version === undefined || /\/v\d+(?:\.\d+)?$/.test(new URL(root).pathname)) return root;
  return root + version;
}
