// SPDX-License-Identifier: Apache-2.0
import { defineStore } from '../../state/store-kind.js';
import type { NeutronRecord } from '../rest/neutron-record.js';

/** An address of an external network that leads to a port behind a router. */
export interface FloatingIp extends NeutronRecord {
  readonly floating_network_id: string;
  readonly floating_ip_address: string;
  readonly router_id: string | null;
  readonly port_id: string | null;
  readonly fixed_ip_address: string | null;
  readonly status: 'ACTIVE' | 'DOWN';
  readonly dns_domain: string;
  readonly dns_name: string;
}

/** Without an agent no one confirms it; a second after association the router has it, as the lab's state shows. */
export const FLOATING_IPS = defineStore<FloatingIp>({ name: 'network:floatingip', scope: 'project' });

export const FLOATING_IP_OWNER = 'network:floatingip';
