// SPDX-License-Identifier: Apache-2.0
import { SECURITY_GROUP_RULES, type SecurityGroupRule } from '../../network/security-group-rule/resource.js';
import { SECURITY_GROUPS, type SecurityGroup } from '../../network/security-group/resource.js';
import type { Call } from '../../service/call.js';

type Caller = Pick<Call, 'stores'>;

/** Nova's proxy shows what comes in, and nothing of what goes out. */
export function viewSecurityGroup(group: SecurityGroup, call: Caller): Record<string, unknown> {
  const rules = call.stores
    .of(SECURITY_GROUP_RULES)
    .filter((rule) => rule.security_group_id === group.id && rule.direction === 'ingress');
  return {
    id: group.id,
    description: group.description,
    name: group.name,
    tenant_id: group.project_id,
    rules: rules.map((rule) => viewRule(rule, call)),
  };
}

export function viewRule(rule: SecurityGroupRule, { stores }: Caller): Record<string, unknown> {
  const remote =
    rule.remote_group_id === null ? undefined : stores.of(SECURITY_GROUPS).get(rule.remote_group_id);
  return {
    id: rule.id,
    parent_group_id: rule.security_group_id,
    ip_protocol: rule.protocol,
    from_port: rule.port_range_min,
    to_port: rule.port_range_max,
    group: remote ? { name: remote.name, tenant_id: remote.project_id } : {},
    ip_range: remote
      ? {}
      : { cidr: rule.remote_ip_prefix ?? (rule.ethertype === 'IPv6' ? '::/0' : '0.0.0.0/0') },
  };
}
