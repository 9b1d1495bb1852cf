// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { freshRecord, type Maker } from '../rest/neutron-record.js';
import { SECURITY_GROUP_RULES, type SecurityGroupRule } from '../security-group-rule/resource.js';
import { DEFAULT_GROUP, SECURITY_GROUPS, type SecurityGroup } from './resource.js';

export function findDefaultGroup(stores: Stores, projectId: string): SecurityGroup | undefined {
  return stores
    .of(SECURITY_GROUPS)
    .find((group) => group.name === DEFAULT_GROUP && group.project_id === projectId);
}

/**
 * Gives a project its default group, as Neutron does when the project first asks about groups, networks or ports: all may
 * go out, and in comes what comes from the group itself.
 */
export function ensureDefaultGroup(maker: Maker, projectId: string): void {
  if (projectId === '' || findDefaultGroup(maker.stores, projectId)) return;
  const group = createGroup(
    { project_id: projectId, name: DEFAULT_GROUP, description: 'Default security group', stateful: true },
    maker,
  );
  for (const ethertype of ['IPv4', 'IPv6'] as const) {
    createRule(
      {
        ...ANY,
        ethertype,
        direction: 'ingress',
        remote_group_id: group.id,
        security_group_id: group.id,
        project_id: projectId,
        description: null,
      },
      maker,
    );
  }
}

const ANY = {
  name: '',
  protocol: null,
  port_range_min: null,
  port_range_max: null,
  remote_ip_prefix: null,
  remote_group_id: null,
  remote_address_group_id: null,
} as const;

/** A new group lets everything out. */
export function createGroup(
  given: Pick<SecurityGroup, 'project_id' | 'name' | 'description' | 'stateful'>,
  maker: Maker,
): SecurityGroup {
  const group = maker.stores.of(SECURITY_GROUPS).put({ ...given, ...freshRecord(maker, 1), shared: false });
  for (const ethertype of ['IPv4', 'IPv6'] as const) {
    createRule(
      {
        ...ANY,
        ethertype,
        direction: 'egress',
        security_group_id: group.id,
        project_id: group.project_id,
        description: null,
      },
      maker,
    );
  }
  return group;
}

export function createRule(
  given: Omit<SecurityGroupRule, 'id' | 'tags' | 'created_at' | 'updated_at' | 'revision_number'>,
  maker: Maker,
): SecurityGroupRule {
  return maker.stores.of(SECURITY_GROUP_RULES).put({ ...given, ...freshRecord(maker, 0) });
}
