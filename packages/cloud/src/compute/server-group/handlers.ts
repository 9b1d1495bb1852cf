// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { forbidden, notFound } from '../../service/fault.js';
import { isFields, readFields, readText } from '../../service/fields.js';
import { json, noContent, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { invalidField, requiredProperty } from '../faults.js';
import { limitsOf, usageOf } from '../quota-set/usage.js';
import { SERVER_GROUPS, type ServerGroup, type ServerGroupPolicy } from './resource.js';

/** Until 2.64 a list of policies and metadata, from then on one policy with rules. */
function view(group: ServerGroup, { atLeast }: Call): Record<string, unknown> {
  return {
    id: group.id,
    name: group.name,
    ...(atLeast('2.64')
      ? { policy: group.policy, rules: group.rules }
      : { policies: [group.policy], metadata: {} }),
    members: group.members,
    ...(atLeast('2.13') ? { project_id: group.projectId, user_id: group.userId } : {}),
  };
}

function getGroup(call: Call): ServerGroup {
  const id = call.params['server_group_id'] ?? '';
  const group = call.stores.of(SERVER_GROUPS).get(id);
  if (group && (call.auth.isAdmin || group.projectId === call.auth.projectId)) return group;
  throw notFound(`Instance group ${id} could not be found.`);
}

function list(call: Call): Reply {
  const everyone = call.auth.isAdmin && call.query.has('all_projects');
  const groups = call.stores
    .of(SERVER_GROUPS)
    .filter((group) => everyone || group.projectId === call.auth.projectId);
  return json(200, { server_groups: groups.map((group) => view(group, call)) });
}

const POLICIES: readonly string[] = ['anti-affinity', 'affinity'];
const SOFT: readonly string[] = ['soft-anti-affinity', 'soft-affinity'];

function create(call: Call): Reply {
  const given = readFields(call.body, 'server_group');
  const name = readText(given, 'name');
  if (name === undefined) throw requiredProperty('server_group', given, 'name');
  const policy = readPolicy(given, call);
  const limit = limitsOf(call.stores, call.auth.projectId)['server_groups'] ?? -1;
  if (limit >= 0 && (usageOf(call.stores, call.auth.projectId)['server_groups'] ?? 0) >= limit)
    throw forbidden('Quota exceeded, too many server groups.');
  const group = call.stores.of(SERVER_GROUPS).put({
    id: call.ids.uuid(),
    projectId: call.auth.projectId,
    userId: call.auth.userId,
    name,
    policy,
    rules: isFields(given['rules']) ? given['rules'] : {},
    members: [],
  });
  return json(200, { server_group: view(group, call) });
}

function readPolicy(given: Readonly<Record<string, unknown>>, call: Call): ServerGroupPolicy {
  const single = call.atLeast('2.64');
  const key = single ? 'policy' : 'policies';
  const policies = single ? [given['policy']] : given['policies'];
  if (!Array.isArray(policies) || policies[0] === undefined)
    throw requiredProperty('server_group', given, key);
  const allowed = call.atLeast('2.15') ? [...POLICIES, ...SOFT] : POLICIES;
  const wanted = String(policies[0]);
  if (allowed.includes(wanted)) return wanted as ServerGroupPolicy;
  throw invalidField(
    single ? 'policy' : '0',
    wanted,
    `'${wanted}' is not one of [${allowed.map((one) => `'${one}'`).join(', ')}]`,
  );
}

function remove(call: Call): Reply {
  call.stores.of(SERVER_GROUPS).delete(getGroup(call).id);
  return noContent();
}

export const SERVER_GROUP_RESOURCE: Resource = {
  handlers: {
    'compute:server-group.list': list,
    'compute:server-group.show': (call) => json(200, { server_group: view(getGroup(call), call) }),
    'compute:server-group.create': create,
    'compute:server-group.delete': remove,
  },
};
