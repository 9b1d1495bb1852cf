// SPDX-License-Identifier: Apache-2.0
import type { Connection } from '../cloud-access/connection.js';
import { listAll } from './list-all.js';
import type { Item } from './listing.js';

/** Takes a router's interfaces off and removes it; Neutron refuses to remove a router that has interfaces. */
export async function removeRouter(connection: Connection, router: Item): Promise<void> {
  const id = String(router['id']);
  const ports = await listAll(connection, 'network', `/ports?device_id=${id}`, 'ports');
  for (const port of ports) {
    const owner = String(port['device_owner'] ?? '');
    if (
      !/^network:(?:router_interface|ha_router_replicated_interface|router_interface_distributed)$/.test(
        owner,
      )
    )
      continue;
    await connection.put('network', `/routers/${id}/remove_router_interface`, { port_id: port['id'] });
  }
  await connection.remove('network', `/routers/${id}`);
}
