// SPDX-License-Identifier: Apache-2.0
import { defineStore, type Stored } from '../../state/store-kind.js';

/** What a project may have of each resource; -1: any number. The id is the project's. */
export interface NetworkQuota extends Stored {
  readonly limits: Readonly<Record<string, number>>;
}

export const NETWORK_QUOTA = defineStore<NetworkQuota>({ name: 'network:quota', scope: 'project' });

export const DEFAULT_LIMITS: Readonly<Record<string, number>> = {
  network: 500,
  subnet: 500,
  subnetpool: -1,
  port: 500,
  router: 500,
  floatingip: 500,
  rbac_policy: 10,
  security_group: 500,
  security_group_rule: 500,
  trunk: -1,
};
