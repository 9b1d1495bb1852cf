// SPDX-License-Identifier: Apache-2.0
import type { Stores } from '../../state/stores.js';
import { FLOATING_IPS } from '../floatingip/resource.js';
import { PORTS, type Port } from './resource.js';

/** Removes a port; a floating IP that led to it leads nowhere now, and stays. */
export function removePort(stores: Stores, port: Port): void {
  for (const floating of stores.of(FLOATING_IPS).filter((one) => one.port_id === port.id)) {
    stores
      .of(FLOATING_IPS)
      .put({ ...floating, port_id: null, fixed_ip_address: null, router_id: null, status: 'DOWN' });
  }
  stores.of(PORTS).delete(port.id);
}
