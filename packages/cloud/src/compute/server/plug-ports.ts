// SPDX-License-Identifier: Apache-2.0
import { createPort } from '../../network/port/create-port.js';
import { removePort } from '../../network/port/remove-port.js';
import { PORTS, type Port } from '../../network/port/resource.js';
import { ensureDefaultGroup } from '../../network/security-group/ensure-default-group.js';
import type { Call } from '../../service/call.js';
import { badRequest, Fault } from '../../service/fault.js';
import { COMPUTE_HOST, ZONE } from '../hypervisor/hosts.js';
import type { PortPlan } from './choose-networks.js';

export interface Plugged {
  readonly port: Port;
  readonly own: boolean;
}

export interface PlugScene {
  readonly serverId: string;
  readonly projectId: string;
  readonly hostname: string;
  readonly groups: readonly string[] | undefined;
  /** Whether a host has the server already. */
  readonly bound: boolean;
}

/** Plugs a server into its networks, all or none. @throws Fault 400, when a network has no addresses left */
export function plugPorts(plans: readonly PortPlan[], scene: PlugScene, call: Call): readonly Plugged[] {
  const plugged: Plugged[] = [];
  try {
    for (const plan of plans) plugged.push(plug(plan, scene, call));
  } catch (error) {
    for (const { port, own } of plugged) unplug(port, own, call);
    throw error instanceof Fault && error.status === 409 ? badRequest(error.message) : error;
  }
  return plugged;
}

function plug({ port, network, fixedIp }: PortPlan, scene: PlugScene, call: Call): Plugged {
  const device = { device_id: scene.serverId, device_owner: `compute:${ZONE}` };
  const binding = scene.bound ? ({ status: 'ACTIVE', 'binding:host_id': COMPUTE_HOST } as const) : {};
  if (port) return { port: call.stores.of(PORTS).put({ ...port, ...device, ...binding }), own: false };
  ensureDefaultGroup(call, scene.projectId);
  const made = createPort(
    {
      network_id: network!.id,
      project_id: scene.projectId,
      ...device,
      ...binding,
      security_groups: scene.groups,
      dns_name: scene.hostname,
      fixed_ips: fixedIp === undefined ? undefined : [{ ip_address: fixedIp }],
    },
    call,
  );
  return { port: made, own: true };
}

/** Takes a port away that Nova made; lets go of any other. */
export function unplug(port: Port, own: boolean, { stores }: Pick<Call, 'stores'>): void {
  if (own) removePort(stores, port);
  else
    stores.of(PORTS).put({ ...port, device_id: '', device_owner: '', status: 'DOWN', 'binding:host_id': '' });
}
