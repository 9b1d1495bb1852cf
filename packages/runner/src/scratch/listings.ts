// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import { listAll } from './list-all.js';
import type { Item, Listing } from './listing.js';
import { containers, objects } from './object-listings.js';
import { removeRouter } from './remove-router.js';

const field = (name: string) => (item: Item) => String(item[name] ?? '');
const optional = (name: string) => (item: Item) => (typeof item[name] === 'string' ? item[name] : undefined);
const lastSegment = (name: string) => (item: Item) =>
  String(item[name] ?? '')
    .split('/')
    .at(-1) ?? '';

interface Plain {
  readonly type: string;
  readonly path: string | ((connection: Connection) => string);
  readonly key: string;
  readonly id?: Listing['id'];
  readonly state?: Listing['state'];
  readonly automatic?: Listing['automatic'];
  readonly leaving?: Listing['leaving'];
  /** Collection below which the id is removed; the path of the list without its query where not told. */
  readonly below?: string;
  readonly remove?: Listing['remove'];
}

function plain(spec: Plain): Listing {
  const service = spec.type.split(':', 1)[0] ?? '';
  const id = spec.id ?? field('id');
  const pathOf = (connection: Connection): string =>
    typeof spec.path === 'string' ? spec.path : spec.path(connection);
  return {
    type: spec.type,
    service,
    list: (connection) => listAll(connection, service, pathOf(connection), spec.key),
    id,
    state: spec.state ?? optional('status'),
    ...(spec.automatic ? { automatic: spec.automatic } : {}),
    ...(spec.leaving ? { leaving: spec.leaving } : {}),
    remove:
      spec.remove ??
      ((connection, item) => {
        const below =
          spec.below ??
          pathOf(connection)
            .replace(/\?.*$/, '')
            .replace(/\/detail$/, '');
        return connection.remove(service, `${below}/${encodeURIComponent(id(item))}`);
      }),
  };
}

/** Neutron shows an admin every project's resources; the filter keeps to our own. */
const ours =
  (path: string) =>
  (connection: Connection): string =>
    `${path}?project_id=${connection.token.project.id}`;

/**
 * Every kind of resource that is listed, in the order in which a project is emptied: what uses comes before what is used.
 * Sources: the API references of each service at docs.openstack.org/api-ref.
 */
export const LISTINGS: readonly Listing[] = [
  plain({
    type: 'orchestration:stack',
    path: '/stacks',
    key: 'stacks',
    state: optional('stack_status'),
    remove: (connection, item) =>
      connection.remove('orchestration', `/stacks/${String(item['stack_name'])}/${String(item['id'])}`),
  }),
  plain({
    type: 'load-balancer:loadbalancer',
    path: ours('/lbaas/loadbalancers'),
    key: 'loadbalancers',
    state: optional('provisioning_status'),
    remove: (connection, item) =>
      connection.remove('load-balancer', `/lbaas/loadbalancers/${String(item['id'])}?cascade=true`),
  }),
  plain({
    type: 'compute:server',
    path: '/servers/detail',
    key: 'servers',
    // A server that is being deleted keeps its status; its task tells.
    leaving: (item) => item['OS-EXT-STS:task_state'] === 'deleting',
  }),
  plain({ type: 'compute:server-group', path: '/os-server-groups', key: 'server_groups' }),
  plain({
    type: 'compute:keypair',
    path: '/os-keypairs',
    key: 'keypairs',
    id: (item) => String((item['keypair'] as Item | undefined)?.['name'] ?? ''),
  }),
  plain({ type: 'block-storage:backup', path: '/backups/detail', key: 'backups' }),
  plain({ type: 'block-storage:snapshot', path: '/snapshots/detail', key: 'snapshots' }),
  plain({ type: 'block-storage:volume', path: '/volumes/detail', key: 'volumes' }),
  plain({
    type: 'image:image',
    path: (connection) => `/images?owner=${connection.token.project.id}`,
    key: 'images',
  }),
  plain({ type: 'shared-file-system:share', path: '/shares/detail', key: 'shares' }),
  plain({ type: 'network:floatingip', path: ours('/floatingips'), key: 'floatingips' }),
  plain({ type: 'network:router', path: ours('/routers'), key: 'routers', remove: removeRouter }),
  plain({
    type: 'network:port',
    path: ours('/ports'),
    key: 'ports',
    // DHCP, router and other service ports come and go with what owns them.
    automatic: (item) => String(item['device_owner'] ?? '').startsWith('network:'),
  }),
  plain({ type: 'network:subnet', path: ours('/subnets'), key: 'subnets' }),
  plain({ type: 'network:network', path: ours('/networks'), key: 'networks' }),
  plain({
    type: 'network:security-group',
    path: ours('/security-groups'),
    key: 'security_groups',
    automatic: (item) => item['name'] === 'default',
  }),
  objects,
  containers,
  plain({ type: 'key-manager:secret', path: '/secrets', key: 'secrets', id: lastSegment('secret_ref') }),
  plain({ type: 'dns:zone', path: '/zones', key: 'zones' }),
];
