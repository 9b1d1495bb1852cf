// SPDX-License-Identifier: Apache-2.0
import { setAssociation } from '../../network/floatingip/handlers.js';
import { FLOATING_IPS, type FloatingIp } from '../../network/floatingip/resource.js';
import { PORTS } from '../../network/port/resource.js';
import { revise } from '../../network/rest/neutron-record.js';
import { SECURITY_GROUPS, type SecurityGroup } from '../../network/security-group/resource.js';
import type { Call } from '../../service/call.js';
import { badRequest, conflict, notFound } from '../../service/fault.js';
import { readFields, requireText, readText } from '../../service/fields.js';
import { reply, type Reply } from '../../service/reply.js';
import type { Resource } from '../../service/resource.js';
import { portsOf } from '../server/addresses.js';
import { getServer } from '../server/find-server.js';

function findGroup(name: string, { stores, auth }: Call): SecurityGroup {
  const own = stores
    .of(SECURITY_GROUPS)
    .filter((group) => group.project_id === auth.projectId && (group.id === name || group.name === name));
  if (own.length > 1)
    throw conflict(`Multiple security groups found matching '${name}'. Use an ID to be more specific.`);
  if (own[0]) return own[0];
  throw notFound(`Security group ${name} is not found for project ${auth.projectId}`);
}

function addGroup(call: Call): Reply {
  const server = getServer(call);
  const group = findGroup(requireText(readFields(call.body, 'addSecurityGroup'), 'name'), call);
  for (const port of portsOf(call.stores, server.id).filter((one) => one.port_security_enabled)) {
    call.stores
      .of(PORTS)
      .put(revise(port, { security_groups: [...new Set([...port.security_groups, group.id])] }, call.now));
  }
  return reply(202);
}

function removeGroup(call: Call): Reply {
  const server = getServer(call);
  const name = requireText(readFields(call.body, 'removeSecurityGroup'), 'name');
  const group = findGroup(name, call);
  const under = portsOf(call.stores, server.id).filter((port) => port.security_groups.includes(group.id));
  if (under.length === 0)
    throw notFound(`Security group ${name} not associated with the instance ${server.id}`);
  for (const port of under) {
    call.stores
      .of(PORTS)
      .put(revise(port, { security_groups: port.security_groups.filter((id) => id !== group.id) }, call.now));
  }
  return reply(202);
}

function findFloating(address: string, { stores, auth }: Call): FloatingIp {
  const found = stores
    .of(FLOATING_IPS)
    .find((one) => one.floating_ip_address === address && one.project_id === auth.projectId);
  if (found) return found;
  throw notFound('floating IP not found');
}

function addFloatingIp(call: Call): Reply {
  const server = getServer(call);
  const given = readFields(call.body, 'addFloatingIp');
  const floating = findFloating(requireText(given, 'address'), call);
  const fixed = readText(given, 'fixed_address');
  const port = portsOf(call.stores, server.id).find((one) =>
    one.fixed_ips.some((ip) =>
      fixed === undefined ? !ip.ip_address.includes(':') : ip.ip_address === fixed,
    ),
  );
  if (!port)
    throw badRequest(
      fixed === undefined
        ? 'No fixed IPs associated to instance'
        : 'Specified fixed address not assigned to instance',
    );
  const inner = fixed ?? port.fixed_ips.find((ip) => !ip.ip_address.includes(':'))?.ip_address;
  setAssociation(floating, { port_id: port.id, fixed_ip_address: inner }, {}, call);
  return reply(202);
}

function removeFloatingIp(call: Call): Reply {
  const server = getServer(call);
  const address = requireText(readFields(call.body, 'removeFloatingIp'), 'address');
  const floating = findFloating(address, call);
  if (!portsOf(call.stores, server.id).some((port) => port.id === floating.port_id)) {
    throw conflict(`Floating IP ${address} is not associated with instance ${server.id}.`);
  }
  setAssociation(floating, { port_id: null }, {}, call);
  return reply(202);
}

export const NETWORK_ACTIONS: Resource = {
  handlers: {
    'compute:server.action.add-security-group': addGroup,
    'compute:server.action.remove-security-group': removeGroup,
    'compute:server.action.add-floating-ip': addFloatingIp,
    'compute:server.action.remove-floating-ip': removeFloatingIp,
  },
};
