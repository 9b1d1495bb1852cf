// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import { SECURITY_GROUP_RULES } from '../security-group-rule/resource.js';
import { viewRule } from '../security-group-rule/views.js';
import type { SecurityGroup } from './resource.js';

export function viewGroup(group: SecurityGroup, call: Pick<Call, 'stores' | 'since'>): View {
  const { stores } = call;
  const rules = stores.of(SECURITY_GROUP_RULES).filter((rule) => rule.security_group_id === group.id);
  return {
    id: group.id,
    name: group.name,
    stateful: group.stateful,
    description: group.description,
    shared: group.shared,
    security_group_rules: rules.map((rule) => viewRule(rule, call)),
    ...standardFields(group),
  };
}
