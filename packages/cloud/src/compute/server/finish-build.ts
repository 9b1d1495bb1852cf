// SPDX-License-Identifier: Apache-2.0
import { PORTS } from '../../network/port/resource.js';
import type { TransitionScene } from '../../state/store-kind.js';
import { COMPUTE_HOST } from '../hypervisor/hosts.js';
import { BLOCK_DEVICES, connect } from './block-device.js';
import type { Server } from './resource.js';

/** A host has taken the server: its ports are bound, its volumes connected. */
export function finishBuild(server: Server, scene: TransitionScene): Server {
  const { stores, now } = scene;
  for (const port of stores.of(PORTS).filter((one) => one.device_id === server.id)) {
    stores.of(PORTS).put({ ...port, status: 'ACTIVE', 'binding:host_id': COMPUTE_HOST });
  }
  for (const device of stores.of(BLOCK_DEVICES).filter((one) => one.serverId === server.id)) {
    connect(device, scene);
    stores.of(BLOCK_DEVICES).put({ ...device, state: 'attached' });
  }
  return { ...server, vmState: 'active', launchedAt: now };
}
