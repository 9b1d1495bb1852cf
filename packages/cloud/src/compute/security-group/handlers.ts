// SPDX-License-Identifier: Apache-2.0
import { findCidr } from '../../network/addressing/cidr.js';
import {
  createGroup,
  createRule,
  ensureDefaultGroup,
} from '../../network/security-group/ensure-default-group.js';
import { PORTS } from '../../network/port/resource.js';
import { SECURITY_GROUP_RULES } from '../../network/security-group-rule/resource.js';
import { DEFAULT_GROUP, SECURITY_GROUPS, type SecurityGroup } from '../../network/security-group/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest, notFound } from '../../service/fault.js';
import { readFields, readInteger, readText, requireText } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { viewRule, viewSecurityGroup } from './views.js';

const UUID = /^[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/i;

function own(call: Call): readonly SecurityGroup[] {
  ensureDefaultGroup(call, call.auth.projectId);
  return call.stores.of(SECURITY_GROUPS).filter((group) => group.project_id === call.auth.projectId);
}

/** Nova takes only a UUID here, so that a client that tries a name first is told 400, not 404 (validate_id, Zed and 2026.2). */
function getGroup(id: string, call: Call): SecurityGroup {
  if (!UUID.test(id)) throw badRequest('Security group id should be uuid');
  const group = own(call).find((one) => one.id === id);
  if (group) return group;
  throw notFound(`Security group ${id} not found.`);
}

const idOf = ({ params }: Call): string => params['security_group_id'] ?? '';

function create(call: Call): Reply {
  const given = readFields(call.body, 'security_group');
  const wish = {
    project_id: call.auth.projectId,
    name: requireText(given, 'name'),
    description: readText(given, 'description') ?? '',
    stateful: true,
  };
  return json(200, { security_group: viewSecurityGroup(createGroup(wish, call), call) });
}

function update(call: Call): Reply {
  const group = getGroup(idOf(call), call);
  const given = readFields(call.body, 'security_group');
  const changes = {
    name: requireText(given, 'name'),
    description: readText(given, 'description') ?? group.description,
  };
  return json(200, {
    security_group: viewSecurityGroup(call.stores.of(SECURITY_GROUPS).put({ ...group, ...changes }), call),
  });
}

function remove(call: Call): Reply {
  const group = getGroup(idOf(call), call);
  const used = call.stores.of(PORTS).find((port) => port.security_groups.includes(group.id));
  if (used || group.name === DEFAULT_GROUP) throw badRequest(`Security Group ${group.id} in use.`);
  for (const rule of call.stores
    .of(SECURITY_GROUP_RULES)
    .filter((one) => one.security_group_id === group.id)) {
    call.stores.of(SECURITY_GROUP_RULES).delete(rule.id);
  }
  call.stores.of(SECURITY_GROUPS).delete(group.id);
  return reply(202);
}

function createRuleProxy(call: Call): Reply {
  const given = readFields(call.body, 'security_group_rule');
  const group = getGroup(requireText(given, 'parent_group_id'), call);
  const remoteGroup = readText(given, 'group_id') ?? null;
  const cidr = readText(given, 'cidr') ?? null;
  if (cidr !== null && !findCidr(cidr)) throw badRequest(`Invalid cidr ${cidr}`);
  const rule = createRule(
    {
      project_id: call.auth.projectId,
      name: '',
      description: '',
      security_group_id: group.id,
      direction: 'ingress',
      ethertype: cidr?.includes(':') ? 'IPv6' : 'IPv4',
      protocol: readText(given, 'ip_protocol')?.toLowerCase() ?? null,
      port_range_min: positive(readInteger(given, 'from_port')),
      port_range_max: positive(readInteger(given, 'to_port')),
      remote_ip_prefix: remoteGroup === null ? (cidr ?? '0.0.0.0/0') : null,
      remote_group_id: remoteGroup,
      remote_address_group_id: null,
    },
    call,
  );
  return json(200, { security_group_rule: viewRule(rule, call) });
}

/** -1 stands for any. */
const positive = (port: number | undefined): number | null => (port === undefined || port < 0 ? null : port);

function removeRule(call: Call): Reply {
  const id = call.params['security_group_rule_id'] ?? '';
  const rule = call.stores.of(SECURITY_GROUP_RULES).get(id);
  if (!rule || rule.project_id !== call.auth.projectId)
    throw notFound(`Security group rule ${id} not found.`);
  call.stores.of(SECURITY_GROUP_RULES).delete(id);
  return reply(202);
}

export const SECURITY_GROUP_PROXY: Resource = {
  handlers: {
    'compute:security-group.list': (call) =>
      json(200, { security_groups: own(call).map((group) => viewSecurityGroup(group, call)) }),
    'compute:security-group.show': (call) =>
      json(200, { security_group: viewSecurityGroup(getGroup(idOf(call), call), call) }),
    'compute:security-group.create': create,
    'compute:security-group.update': update,
    'compute:security-group.delete': remove,
    'compute:security-group-rule.create': createRuleProxy,
    'compute:security-group-rule.delete': removeRule,
  },
};
