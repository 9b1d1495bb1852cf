// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { badRequest } from '../../service/fault.js';
import { readFields, readText } from '../../service/fields.js';
import { json, noContent, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { wrongState } from '../faults.js';
import { noteAction } from '../instance-action/resource.js';
import { linksTo } from '../rest/links.js';
import { paginate } from '../rest/paginate.js';
import { createServers } from './create-servers.js';
import { getServer, getUnlocked } from './find-server.js';
import { selectServers } from './list-servers.js';
import { readServerWish, type ServerWish } from './read-server-wish.js';
import { SERVERS, type Server } from './resource.js';
import { viewServer, viewServerCore, viewServerSummary } from './views.js';

function list(view: typeof viewServer, path: string): (call: Call) => Reply {
  return (call) => {
    const { page, links } = paginate(
      selectServers(call),
      { key: 'servers', path, idOf: (server) => server.id },
      call,
    );
    return json(200, { servers: page.map((server) => view(server, call)), ...links });
  };
}

const show = (call: Call): Reply => json(200, { server: viewServer(getServer(call), call) });

function create(call: Call): Reply {
  const wish = readServerWish(call.body, call);
  const servers = createServers(wish, call);
  const first = servers[0]!;
  if (wish.returnReservationId) return json(202, { reservation_id: first.reservationId });
  const location = `${call.endpoint}/v2.1/servers/${first.id}`;
  return json(202, { server: viewNewServer(first, wish, call) }, { location });
}

/** The password is shown this once and not kept. */
function viewNewServer(
  server: Server,
  { groups, adminPass }: ServerWish,
  call: Call,
): Record<string, unknown> {
  return {
    id: server.id,
    links: linksTo(call, 'servers', server.id),
    'OS-DCF:diskConfig': server.diskConfig,
    security_groups: (groups.length > 0 ? groups : ['default']).map((name) => ({ name })),
    adminPass: adminPass ?? newPassword(call),
  };
}

/** Nova's passwords have 12 letters and digits. */
export function newPassword({ ids }: Pick<Call, 'ids'>): string {
  return ids.secret(24).replace(/[-_]/g, '').slice(0, 12);
}

function update(call: Call): Reply {
  const server = getServer(call);
  const given = readFields(call.body, 'server');
  const name = readText(given, 'name');
  if (name?.trim() === '')
    throw badRequest(`Invalid input for field/attribute name. Value: ${name}. '${name}' is too short`);
  const description =
    call.atLeast('2.19') && 'description' in given
      ? { description: readText(given, 'description') ?? null }
      : {};
  const hostname = call.atLeast('2.90') ? readText(given, 'hostname') : undefined;
  const changed = call.stores.of(SERVERS).put({
    ...server,
    ...(name === undefined ? {} : { name: name.trim() }),
    ...description,
    ...(hostname === undefined ? {} : { hostname }),
    accessIPv4: readText(given, 'accessIPv4') ?? server.accessIPv4,
    accessIPv6: readText(given, 'accessIPv6') ?? server.accessIPv6,
    diskConfig: readText(given, 'OS-DCF:diskConfig') === 'AUTO' ? 'AUTO' : server.diskConfig,
    updatedAt: call.now,
  });
  return json(200, {
    server: call.atLeast('2.75') ? viewServer(changed, call) : viewServerCore(changed, call),
  });
}

function remove(call: Call): Reply {
  const server = getUnlocked(call);
  // A resize is waited out; anything else is cut short.
  if (server.taskState === 'resize_prep')
    throw wrongState('delete', server.id, 'task_state', server.taskState);
  noteAction(server.id, server.projectId, 'delete', call);
  call.stores.of(SERVERS).put({ ...server, taskState: 'deleting', updatedAt: call.now });
  return noContent();
}

export const SERVER_RESOURCE: Resource = {
  handlers: {
    'compute:server.list': list(viewServerSummary, 'servers'),
    'compute:server.list-detail': list(viewServer, 'servers/detail'),
    'compute:server.show': show,
    'compute:server.create': create,
    'compute:server.update': update,
    'compute:server.delete': remove,
    'compute:server.action.force-delete': (call) => {
      remove(call);
      return { status: 202, headers: {}, body: undefined };
    },
  },
  // The index's least role is that of the host's name in the answer; owners may call them.
  ownPolicy: ['compute:server.show', 'compute:server.list-detail', 'compute:server.update'],
};
