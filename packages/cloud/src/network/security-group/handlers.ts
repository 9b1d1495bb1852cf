// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { Resource } from '../../service/resource.js';
import { neutronFault } from '../faults.js';
import { PORTS } from '../port/resource.js';
import { flag } from '../rest/attribute.js';
import { collectionHandlers, type Collection } from '../rest/collection.js';
import { COMMON, optional, readOnly } from '../rest/common-attributes.js';
import { revise } from '../rest/neutron-record.js';
import type { Input } from '../rest/read-input.js';
import { SECURITY_GROUP_RULES } from '../security-group-rule/resource.js';
import { createGroup, ensureDefaultGroup } from './ensure-default-group.js';
import { DEFAULT_GROUP, SECURITY_GROUPS, type SecurityGroup } from './resource.js';
import { viewGroup } from './views.js';

export const SECURITY_GROUP_COLLECTION: Collection<SecurityGroup> = {
  resource: 'security-group',
  singular: 'security_group',
  plural: 'security_groups',
  segment: 'security-groups',
  kind: SECURITY_GROUPS,
  missing: { type: 'SecurityGroupNotFound', sentence: (id) => `Security group ${id} does not exist` },
  attributes: {
    ...COMMON,
    stateful: optional(flag, true),
    shared: readOnly(),
    security_group_rules: readOnly(),
  },
  view: viewGroup,
  prepare: (call) => ensureDefaultGroup(call, call.auth.projectId),
  create: (input, call) => {
    const wanted = input as unknown as SecurityGroup;
    if (wanted.name === DEFAULT_GROUP) {
      throw neutronFault(409, 'SecurityGroupDefaultAlreadyExists', 'Default security group already exists.');
    }
    const { project_id, name, description, stateful } = wanted;
    return createGroup({ project_id, name, description, stateful }, call);
  },
  update: updateGroup,
  remove: removeGroup,
};

function updateGroup(group: SecurityGroup, changes: Input, call: Call): SecurityGroup {
  if (group.name === DEFAULT_GROUP && 'name' in changes) {
    throw neutronFault(
      409,
      'SecurityGroupCannotUpdateDefault',
      'Updating default security group not allowed.',
    );
  }
  return call.stores.of(SECURITY_GROUPS).put(revise(group, changes as Partial<SecurityGroup>, call.now));
}

function removeGroup(group: SecurityGroup, { stores, auth }: Call): void {
  const used = stores.of(PORTS).find((port) => port.security_groups.includes(group.id));
  if (used) throw neutronFault(409, 'SecurityGroupInUse', `Security Group ${group.id} in use.`);
  if (group.name === DEFAULT_GROUP && !auth.isAdmin) {
    throw neutronFault(
      409,
      'SecurityGroupCannotRemoveDefault',
      'Insufficient rights for removing default security group.',
    );
  }
  const rules = stores.of(SECURITY_GROUP_RULES);
  const gone = rules.filter(
    (rule) => rule.security_group_id === group.id || rule.remote_group_id === group.id,
  );
  for (const rule of gone) rules.delete(rule.id);
  stores.of(SECURITY_GROUPS).delete(group.id);
}

export const SECURITY_GROUP_RESOURCE: Resource = { handlers: collectionHandlers(SECURITY_GROUP_COLLECTION) };
