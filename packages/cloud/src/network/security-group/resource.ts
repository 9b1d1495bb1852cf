// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { NeutronRecord } from '../rest/neutron-record.js';

/** A named set of firewall rules that ports are put under. */
export interface SecurityGroup extends NeutronRecord {
  readonly stateful: boolean;
  readonly shared: boolean;
}

export const SECURITY_GROUPS = defineStore<SecurityGroup>({
  name: 'network:security-group',
  scope: 'project',
});

/** The group that every project has and cannot lose. */
export const DEFAULT_GROUP = 'default';
