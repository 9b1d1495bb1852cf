// SPDX-License-Identifier: Apache-2.0
import type { Call } from '../../service/call.js';
import { DEFAULT_GROUP, SECURITY_GROUPS } from '../security-group/resource.js';
import { findCidr, formatCidr } from '../addressing/cidr.js';
import type { View } from '../rest/list-query.js';
import { standardFields } from '../rest/neutron-record.js';
import type { SecurityGroupRule } from './resource.js';

/** `belongs_to_default_sg` came between Zed, which lacks it, and 2025.1, which has it: with 2023.2. */
export function viewRule(rule: SecurityGroupRule, { stores, since }: Pick<Call, 'stores' | 'since'>): View {
  const { tags: _tags, ...standard } = standardFields(rule);
  const prefix = rule.remote_ip_prefix === null ? undefined : findCidr(rule.remote_ip_prefix);
  return {
    id: rule.id,
    security_group_id: rule.security_group_id,
    ethertype: rule.ethertype,
    direction: rule.direction,
    protocol: rule.protocol,
    port_range_min: rule.port_range_min,
    port_range_max: rule.port_range_max,
    remote_ip_prefix: rule.remote_ip_prefix,
    remote_address_group_id: rule.remote_address_group_id,
    normalized_cidr: prefix ? formatCidr(prefix) : null,
    remote_group_id: rule.remote_group_id,
    description: rule.description,
    ...(since('2023.2')
      ? {
          belongs_to_default_sg:
            stores.of(SECURITY_GROUPS).get(rule.security_group_id)?.name === DEFAULT_GROUP,
        }
      : {}),
    ...standard,
  };
}
