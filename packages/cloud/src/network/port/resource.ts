// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { NeutronRecord } from '../rest/neutron-record.js';

export interface FixedIp {
  readonly subnet_id: string;
  readonly ip_address: string;
}

export interface AddressPair {
  readonly ip_address: string;
  readonly mac_address: string;
}

/** A place on a network where something is plugged in: a server, a router, a floating IP. */
export interface Port extends NeutronRecord {
  readonly network_id: string;
  readonly mac_address: string;
  readonly admin_state_up: boolean;
  /** `N/A`: a floating IP's own port, on which no one ever plugs. */
  readonly status: 'ACTIVE' | 'DOWN' | 'N/A';
  readonly device_id: string;
  readonly device_owner: string;
  readonly fixed_ips: readonly FixedIp[];
  readonly allowed_address_pairs: readonly AddressPair[];
  readonly extra_dhcp_opts: readonly unknown[];
  readonly security_groups: readonly string[];
  readonly port_security_enabled: boolean;
  readonly dns_name: string;
  readonly ip_allocation: 'immediate' | 'none';
  readonly 'binding:vnic_type': string;
  readonly 'binding:host_id': string;
  readonly 'binding:profile': Readonly<Record<string, unknown>>;
}

export const PORTS = defineStore<Port>({ name: 'network:port', scope: 'project' });
