// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest, forbidden } from '../../service/fault.js';
import { COMPUTE_HOST, ZONE } from '../hypervisor/hosts.js';
import { addressesOf } from './addresses.js';
import { SERVERS, type Server } from './resource.js';
import { vmStatesOf } from './status.js';

type Filter = (server: Server, wanted: string, call: Call) => boolean;

const TRUE = /^(1|true|yes|on|t|y)$/i;

/** What everyone may filter by; anything else is passed over, as Nova does. */
const FILTERS: Readonly<Record<string, Filter>> = {
  name: (server, wanted) => pattern(wanted).test(server.name),
  status: (server, wanted) => vmStatesOf(wanted).includes(server.vmState),
  uuid: (server, wanted) => server.id === wanted,
  flavor: (server, wanted) => server.flavor.id === wanted.slice(wanted.lastIndexOf('/') + 1),
  image: (server, wanted) => server.imageId === wanted.slice(wanted.lastIndexOf('/') + 1),
  ip: (server, wanted, call) => addressTexts(server, 4, call).some((text) => pattern(wanted).test(text)),
  ip6: (server, wanted, call) => addressTexts(server, 6, call).some((text) => pattern(wanted).test(text)),
  reservation_id: (server, wanted) => server.reservationId === wanted,
  key_name: (server, wanted) => server.keyName === wanted,
  availability_zone: (_server, wanted) => wanted === ZONE,
  config_drive: (server, wanted) => server.configDrive === TRUE.test(wanted),
  user_id: (server, wanted) => server.userId === wanted,
  locked: (server, wanted) => server.locked === TRUE.test(wanted),
  tags: (server, wanted) => wanted.split(',').every((tag) => server.tags.includes(tag)),
  'tags-any': (server, wanted) => wanted.split(',').some((tag) => server.tags.includes(tag)),
  'not-tags': (server, wanted) => !wanted.split(',').every((tag) => server.tags.includes(tag)),
  'not-tags-any': (server, wanted) => !wanted.split(',').some((tag) => server.tags.includes(tag)),
  'changes-since': (server, wanted) => server.updatedAt >= readDate('changes-since', wanted),
  'changes-before': (server, wanted) => server.updatedAt <= readDate('changes-before', wanted),
};

const ADMIN_FILTERS: Readonly<Record<string, Filter>> = {
  host: (_server, wanted) => wanted === COMPUTE_HOST,
  node: (_server, wanted) => wanted === COMPUTE_HOST,
  project_id: (server, wanted) => server.projectId === wanted,
  tenant_id: (server, wanted) => server.projectId === wanted,
  vm_state: (server, wanted) => server.vmState === wanted,
  task_state: (server, wanted) => server.taskState === wanted,
};

/** The servers that a list request asks for, in its order: newest first, unless it says otherwise. @throws Fault 400, 403 */
export function selectServers(call: Call): readonly Server[] {
  const { auth, query, stores } = call;
  const everyone = TRUE.test(query.get('all_tenants') ?? '') || query.get('all_tenants') === '';
  if (everyone && !auth.isAdmin)
    throw forbidden("Policy doesn't allow os_compute_api:servers:index:get_all_tenants to be performed.");
  if (TRUE.test(query.get('deleted') ?? '') && auth.isAdmin) return [];
  const known = auth.isAdmin ? { ...FILTERS, ...ADMIN_FILTERS } : FILTERS;
  const named = auth.isAdmin && (query.has('project_id') || query.has('tenant_id')) && everyone;
  const kept = stores.of(SERVERS).filter(
    (server) =>
      (everyone || named || server.projectId === auth.projectId) &&
      [...new Set(query.keys())].every((key) => {
        const filter = known[key];
        // Several statuses are alternatives; of any other filter the last counts.
        const wanted = query.getAll(key);
        return (
          !filter ||
          (key === 'status'
            ? wanted.some((one) => filter(server, one, call))
            : filter(server, wanted.at(-1)!, call))
        );
      }),
  );
  return sort(kept, query);
}

const ORDER: Readonly<Record<string, (server: Server) => string | number>> = {
  created_at: (server) => server.createdAt,
  updated_at: (server) => server.updatedAt,
  launched_at: (server) => server.launchedAt ?? 0,
  display_name: (server) => server.name,
  display_description: (server) => server.description ?? '',
  uuid: (server) => server.id,
  vm_state: (server) => server.vmState,
  task_state: (server) => server.taskState,
  host: () => COMPUTE_HOST,
  project_id: (server) => server.projectId,
  user_id: (server) => server.userId,
  key_name: (server) => server.keyName ?? '',
  image_ref: (server) => server.imageId ?? '',
  hostname: (server) => server.hostname,
};

function sort(servers: readonly Server[], query: URLSearchParams): readonly Server[] {
  const keys = query.getAll('sort_key');
  const unknown = keys.find((key) => !ORDER[key]);
  if (unknown !== undefined) {
    throw badRequest(
      `Invalid input for query parameters sort_key. Value: ${unknown}. '${unknown}' is not one of [${Object.keys(
        ORDER,
      )
        .map((key) => `'${key}'`)
        .join(', ')}]`,
    );
  }
  const directions = query.getAll('sort_dir');
  const order = [
    ...keys.map((key, at) => ({ key, dir: directions[at] ?? 'desc' })),
    { key: 'created_at', dir: 'desc' },
    { key: 'uuid', dir: 'desc' },
  ];
  return servers.toSorted((a, b) => {
    for (const { key, dir } of order) {
      const [left, right] = [ORDER[key]!(a), ORDER[key]!(b)];
      if (left !== right) return left < right === (dir === 'asc') ? -1 : 1;
    }
    return 0;
  });
}

function addressTexts(server: Server, version: 4 | 6, { stores }: Call): readonly string[] {
  return Object.values(addressesOf(stores, server))
    .flat()
    .filter((one) => one.version === version)
    .map((one) => one.addr);
}

/** Nova's name and address filters are regular expressions of the database. */
function pattern(text: string): RegExp {
  try {
    return new RegExp(text, 'i');
  } catch {
    throw badRequest(`Invalid input for query parameters. Value: ${text}. It is not a regular expression`);
  }
}

function readDate(name: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw badRequest(
      `Invalid input for query parameters ${name}. Value: ${text}. '${text}' is not a 'date-time'`,
    );
  return at;
}
