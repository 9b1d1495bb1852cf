// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { notFound } from '../../service/fault.js';
import { json, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { noInstance } from '../faults.js';
import { SERVERS } from '../server/resource.js';
import { INSTANCE_ACTIONS, type InstanceAction } from './resource.js';
import { viewAction, viewActionInFull } from './views.js';

/** Newest first. From 2.21 on those of a deleted server can be read as well. */
function actionsOf(call: Call): readonly InstanceAction[] {
  const { stores, auth, params } = call;
  const id = params['server_id'] ?? '';
  const server = stores.of(SERVERS).get(id);
  const seen = stores
    .of(INSTANCE_ACTIONS)
    .filter((one) => one.serverId === id && (auth.isAdmin || one.projectId === auth.projectId));
  if (seen.length === 0 || (!server && !call.atLeast('2.21'))) throw noInstance(id);
  return seen.toReversed();
}

const list = (call: Call): Reply =>
  json(200, { instanceActions: actionsOf(call).map((action) => viewAction(action, call)) });

function show(call: Call): Reply {
  const id = call.params['instance_action_id'] ?? '';
  const action = actionsOf(call).find((one) => one.requestId === id);
  if (!action) throw notFound(`Action ${id} not found`);
  return json(200, { instanceAction: viewActionInFull(action, call) });
}

export const INSTANCE_ACTION_RESOURCE: Resource = {
  handlers: { 'compute:server.instance-action.list': list, 'compute:server.instance-action.show': show },
  // The index's least role is that of the events' details, which are shown to admins alone.
  ownPolicy: ['compute:server.instance-action.show'],
};
