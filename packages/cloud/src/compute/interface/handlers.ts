// SPDX-License-Identifier: Apache-2.0
import type { Port } from '../../network/port/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest, conflict, Fault, notFound } from '../../service/fault.js';
import { isFields, readText, type Fields } from '../../service/fields.js';
import { json, reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { wrongState } from '../faults.js';
import { noteAction } from '../instance-action/resource.js';
import { portsOf } from '../server/addresses.js';
import { planPorts } from '../server/choose-networks.js';
import { getServer, getUnlocked } from '../server/find-server.js';
import { plugPorts, unplug } from '../server/plug-ports.js';
import { SERVERS } from '../server/resource.js';

function view(port: Port, { atLeast }: Call): Record<string, unknown> {
  return {
    net_id: port.network_id,
    port_id: port.id,
    mac_addr: port.mac_address,
    port_state: port.status,
    fixed_ips: port.fixed_ips,
    ...(atLeast('2.70') ? { tag: null } : {}),
  };
}

const list = (call: Call): Reply =>
  json(200, {
    interfaceAttachments: portsOf(call.stores, getServer(call).id).map((port) => view(port, call)),
  });

function getPort(call: Call): Port {
  const id = call.params['interface_id'] ?? '';
  const port = portsOf(call.stores, getServer(call).id).find((one) => one.id === id);
  if (port) return port;
  throw notFound(`Port id ${id} could not be found.`);
}

const show = (call: Call): Reply => json(200, { interfaceAttachment: view(getPort(call), call) });

function create(call: Call): Reply {
  const server = getUnlocked(call);
  if (server.vmState !== 'active' && server.vmState !== 'paused' && server.vmState !== 'stopped') {
    throw wrongState('attach_interface', server.id, 'vm_state', server.vmState);
  }
  const body = isFields(call.body) ? call.body['interfaceAttachment'] : undefined;
  const plans = plan(isFields(body) ? body : {}, call);
  const [plugged] = plugPorts(
    plans,
    {
      serverId: server.id,
      projectId: server.projectId,
      hostname: server.hostname,
      groups: undefined,
      bound: true,
    },
    call,
  );
  if (!plugged) throw badRequest('No network to attach an interface on.');
  noteAction(server.id, server.projectId, 'attach_interface', call);
  if (plugged.own)
    call.stores.of(SERVERS).put({ ...server, ownPorts: [...server.ownPorts, plugged.port.id] });
  return json(200, { interfaceAttachment: view(plugged.port, call) });
}

function plan(given: Fields, call: Call): ReturnType<typeof planPorts> {
  const port = readText(given, 'port_id');
  const network = readText(given, 'net_id');
  if (port !== undefined && network !== undefined)
    throw badRequest('Must not input both network_id and port_id');
  const ips = given['fixed_ips'];
  const fixed = Array.isArray(ips) && isFields(ips[0]) ? readText(ips[0], 'ip_address') : undefined;
  if (fixed !== undefined && network === undefined)
    throw badRequest('Must input network_id when request IP address');
  const wish = {
    ...(port === undefined ? {} : { port }),
    ...(network === undefined ? {} : { uuid: network }),
    ...(fixed === undefined ? {} : { fixed_ip: fixed }),
  };
  try {
    return planPorts({ networks: Object.keys(wish).length > 0 ? [wish] : undefined }, call);
  } catch (error) {
    // Here a missing port or network is not found, where a new server's is a bad request.
    if (error instanceof Fault && error.message.endsWith('could not be found.'))
      throw notFound(error.message);
    throw error;
  }
}

function remove(call: Call): Reply {
  const server = getUnlocked(call);
  const port = getPort(call);
  if (server.vmState === 'building')
    throw conflict(`Cannot 'detach_interface' instance ${server.id} while it is in vm_state building`);
  unplug(port, server.ownPorts.includes(port.id), call);
  noteAction(server.id, server.projectId, 'detach_interface', call);
  call.stores.of(SERVERS).put({ ...server, ownPorts: server.ownPorts.filter((id) => id !== port.id) });
  return reply(202);
}

export const INTERFACE_RESOURCE: Resource = {
  handlers: {
    'compute:server.interface.list': list,
    'compute:server.interface.show': show,
    'compute:server.interface.create': create,
    'compute:server.interface.delete': remove,
  },
};
