// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { NeutronRecord } from '../rest/neutron-record.js';

export interface SecurityGroupRule extends NeutronRecord {
  readonly security_group_id: string;
  readonly direction: 'ingress' | 'egress';
  readonly ethertype: 'IPv4' | 'IPv6';
  readonly protocol: string | null;
  readonly port_range_min: number | null;
  readonly port_range_max: number | null;
  readonly remote_ip_prefix: string | null;
  readonly remote_group_id: string | null;
  readonly remote_address_group_id: string | null;
}

export const SECURITY_GROUP_RULES = defineStore<SecurityGroupRule>({
  name: 'network:security-group-rule',
  scope: 'project',
});
