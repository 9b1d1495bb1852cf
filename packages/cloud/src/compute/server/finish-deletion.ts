// SPDX-License-Identifier: Apache-2.0
import { VOLUMES } from '../../block-storage/volume/resource.js';
import { PORTS } from '../../network/port/resource.js';
import { removePort } from '../../network/port/remove-port.js';
import type { TransitionScene } from '../../state/store-kind.js';
import { SERVER_GROUPS } from '../server-group/resource.js';
import { BLOCK_DEVICES, disconnect } from './block-device.js';
import type { Server } from './resource.js';

/** What goes with a server: ports that Nova made for it, and volumes that were to go. Everything else is let go. */
export function finishDeletion(server: Server, scene: TransitionScene): void {
  const { stores } = scene;
  for (const port of stores.of(PORTS).filter((one) => one.device_id === server.id)) {
    if (server.ownPorts.includes(port.id)) removePort(stores, port);
    else
      stores
        .of(PORTS)
        .put({ ...port, device_id: '', device_owner: '', status: 'DOWN', 'binding:host_id': '' });
  }
  for (const device of stores.of(BLOCK_DEVICES).filter((one) => one.serverId === server.id)) {
    disconnect(device, scene);
    stores.of(BLOCK_DEVICES).delete(device.id);
    if (device.deleteOnTermination) stores.of(VOLUMES).update(device.volumeId, { status: 'deleting' });
  }
  for (const group of stores.of(SERVER_GROUPS).filter((one) => one.members.includes(server.id))) {
    stores.of(SERVER_GROUPS).put({ ...group, members: group.members.filter((id) => id !== server.id) });
  }
}
