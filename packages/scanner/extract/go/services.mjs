// SPDX-License-Identifier: Apache-2.0

/** A placeholder that no path of the index spells out. */
const ID = 'c0ffee00c0ffee00c0ffee00c0ffee00';

/**
 * By the folder of gophercloud: the service type, and where the client's ServiceURL begins below the service's root.
 * Of API versions that are gone, and that the index does not hold, the operations of the version that took their place
 * are meant: the call asks the same of the cloud.
 */
const FOLDERS = [
  ['baremetal/', 'baremetal', '/v1/'],
  ['baremetalintrospection/', 'baremetal-introspection', '/v1/'],
  ['blockstorage/v1/', 'block-storage', `/v1/${ID}/`, `/v3/${ID}/`],
  ['blockstorage/v2/', 'block-storage', `/v2/${ID}/`, `/v3/${ID}/`],
  ['blockstorage/', 'block-storage', `/v3/${ID}/`],
  ['clustering/', 'clustering', '/'],
  ['compute/', 'compute', '/v2.1/'],
  ['container/', 'application-container', '/v1/'],
  ['containerinfra/', 'container-infrastructure-management', '/v1/'],
  ['db/', 'database', `/v1.0/${ID}/`],
  ['dns/', 'dns', '/v2/'],
  ['gnocchi/metric/', 'metric', '/v1/'],
  ['identity/v2/', 'identity', '/v2.0/'],
  ['identity/', 'identity', '/v3/'],
  ['image/', 'image', '/v2/'],
  ['imageservice/', 'image', '/v2/'],
  ['keymanager/', 'key-manager', '/v1/'],
  ['loadbalancer/', 'load-balancer', '/v2.0/'],
  ['messaging/', 'message', '/'],
  ['networking/', 'network', '/v2.0/'],
  ['objectstorage/', 'object-store', `/v1/AUTH_${ID}/`],
  ['orchestration/', 'orchestration', `/v1/${ID}/`],
  ['placement/', 'placement', '/'],
  ['sharedfilesystems/', 'shared-file-system', `/v2/${ID}/`],
  ['workflow/', 'workflow', '/v2/'],
];

/**
 * The service of a package, by its path below `openstack/`; undefined where it is of none.
 * `base`: where ServiceURL begins; `root`: where the client's endpoint does.
 */
export function serviceOf(folder) {
  const found = FOLDERS.find(([start]) => folder.startsWith(start));
  if (found === undefined) return undefined;
  const [, service, base, instead] = found;
  const version = base.split('/')[1];
  // Packages that ask for a service's versions call its root, whatever version they lie below.
  if (folder.endsWith('/apiversions')) return { service, base, root: '/', id: version };
  return { service, base, root: base, id: ID, ...(instead === undefined ? {} : { instead }) };
}
