// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { isFields } from '../../service/fields.js';
import { json, noContent, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { FLOATING_IPS } from '../floatingip/resource.js';
import { NETWORKS } from '../network/resource.js';
import { PORTS } from '../port/resource.js';
import { ROUTERS } from '../router/resource.js';
import { SECURITY_GROUP_RULES } from '../security-group-rule/resource.js';
import { SECURITY_GROUPS } from '../security-group/resource.js';
import { SUBNETS } from '../subnet/resource.js';
import { invalidRequest, notAllowed } from '../faults.js';
import { integer } from '../rest/attribute.js';
import { limitsOf } from './enforce-quota.js';
import { DEFAULT_LIMITS, NETWORK_QUOTA } from './resource.js';

const projectOf = ({ params }: Call): string => params['quota_id'] ?? params['project_id'] ?? '';

/** Whose quota a token reads; older clients ask before they ask for it. */
function showOwner(key: 'tenant' | 'project'): (call: Call) => Reply {
  return ({ auth }) => json(200, { [key]: { [`${key}_id`]: auth.projectId } });
}

/** Everyone reads their own project's quota. */
function show(call: Call): Reply {
  const id = projectOf(call);
  checkReader(call, 'get_quota');
  return json(200, { quota: limitsOf(call.stores, id) });
}

function showDefault(): Reply {
  return json(200, { quota: DEFAULT_LIMITS });
}

function showDetails(call: Call): Reply {
  checkReader(call, 'get_quota');
  const id = projectOf(call);
  const entries = Object.entries(limitsOf(call.stores, id)).map(([name, limit]) => [
    name,
    { limit, used: count(call, name, id), reserved: 0 },
  ]);
  return json(200, { quota: Object.fromEntries(entries) });
}

/** Stores of what quotas count, by the quota's name. */
const COUNTED: Readonly<Record<string, (call: Call) => readonly { readonly project_id: string }[]>> = {
  network: ({ stores }) => stores.of(NETWORKS).list(),
  subnet: ({ stores }) => stores.of(SUBNETS).list(),
  port: ({ stores }) => stores.of(PORTS).list(),
  router: ({ stores }) => stores.of(ROUTERS).list(),
  floatingip: ({ stores }) => stores.of(FLOATING_IPS).list(),
  security_group: ({ stores }) => stores.of(SECURITY_GROUPS).list(),
  security_group_rule: ({ stores }) => stores.of(SECURITY_GROUP_RULES).list(),
};

function count(call: Call, name: string, projectId: string): number {
  return (COUNTED[name]?.(call) ?? []).filter((record) => record.project_id === projectId).length;
}

function checkReader(call: Call, rule: string): void {
  if (!call.auth.isAdmin && projectOf(call) !== call.auth.projectId) throw notAllowed(`rule:${rule}`);
}

function list({ stores }: Call): Reply {
  const quotas = stores.of(NETWORK_QUOTA).list();
  return json(200, {
    quotas: quotas.map(({ id }) => ({ ...limitsOf(stores, id), project_id: id, tenant_id: id })),
  });
}

function update(call: Call): Reply {
  const id = projectOf(call);
  const given = isFields(call.body) && isFields(call.body['quota']) ? call.body['quota'] : undefined;
  if (!given) throw invalidRequest("Unable to find 'quota' in request body");
  const unknown = Object.keys(given).filter((name) => !(name in DEFAULT_LIMITS));
  if (unknown.length > 0) throw invalidRequest(`Unrecognized attribute(s) '${unknown.join(', ')}'`);
  const changes = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, integer(value, name) as number]),
  );
  call.stores.of(NETWORK_QUOTA).put({ id, limits: { ...limitsOf(call.stores, id), ...changes } });
  return json(200, { quota: limitsOf(call.stores, id) });
}

function reset(call: Call): Reply {
  call.stores.of(NETWORK_QUOTA).delete(projectOf(call));
  return noContent();
}

export const QUOTA_RESOURCE: Resource = {
  handlers: {
    'network:quota.list': list,
    'network:quota.show': show,
    'network:quota.show-tenant': showOwner('tenant'),
    'network:quota.show-project': showOwner('project'),
    'network:quota.show-default': showDefault,
    'network:quota.show-details': showDetails,
    'network:quota.update': update,
    'network:quota.delete': reset,
  },
  ownPolicy: ['network:quota.show', 'network:quota.show-default', 'network:quota.show-details'],
};
