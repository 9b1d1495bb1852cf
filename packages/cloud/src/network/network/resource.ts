// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { NeutronRecord } from '../rest/neutron-record.js';

/** A layer-2 network. Without agents there is nothing to wait for: it is ACTIVE from the start, as in Neutron itself. */
export interface Network extends NeutronRecord {
  readonly admin_state_up: boolean;
  readonly status: 'ACTIVE' | 'DOWN';
  readonly mtu: number;
  readonly shared: boolean;
  readonly 'router:external': boolean;
  readonly is_default: boolean;
  readonly port_security_enabled: boolean;
  readonly dns_domain: string;
  readonly availability_zone_hints: readonly string[];
  readonly 'provider:network_type': string;
  readonly 'provider:physical_network': string | null;
  readonly 'provider:segmentation_id': number | null;
}

export const NETWORKS = defineStore<Network>({
  name: 'network:network',
  scope: 'project',
  stateField: 'status',
});
